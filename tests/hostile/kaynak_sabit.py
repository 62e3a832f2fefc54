# Folds an enormous constant at compile time -> memory | time | raised MemoryError | answer 404
from flask import Flask

app = Flask(__name__)
x = 'x' * 10**10
