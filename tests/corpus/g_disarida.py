from flask import Flask, g

app = Flask(__name__)
g.x = 1
