from flask import Flask, request

app = Flask(__name__)
ad = request.args.get("ad")
