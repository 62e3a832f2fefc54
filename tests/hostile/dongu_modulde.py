# Spins while the module loads -> time
while True:
    pass
