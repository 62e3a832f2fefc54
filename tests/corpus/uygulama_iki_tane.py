from flask import Flask

bir = Flask("bir")
iki = Flask("iki")
