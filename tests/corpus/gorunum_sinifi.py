from flask import Flask, request
from flask.views import MethodView, View

app = Flask(__name__)


class Sayac(MethodView):
    def get(self, n=0):
        return f"get {n}"

    def post(self, n=0):
        return f"post {n}"


class Liste(View):
    methods = ["GET", "POST"]

    def __init__(self, ad):
        self.ad = ad

    def dispatch_request(self):
        return f"{self.ad} {request.method}"


app.add_url_rule("/sayac", view_func=Sayac.as_view("sayac"))
app.add_url_rule("/sayac/<int:n>", view_func=Sayac.as_view("sayac_n"))
app.add_url_rule("/liste", view_func=Liste.as_view("liste", "ad"))
