from flask import Flask


def kur():
    return Flask(__name__)
