dosya: {{ x }}
