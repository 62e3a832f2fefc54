from flask import Flask, make_response, request

app = Flask(__name__)


@app.route('/')
def index():
    resp = make_response("Çerezler ayarlandı")
    resp.set_cookie('ad', 'Levent')
    resp.set_cookie('soyad', 'Kalkavan')
    return resp


@app.route('/oku')
def oku():
    ad = request.cookies.get('ad')
    soyad = request.cookies.get('soyad')
    print(ad, soyad)


@app.route('/kesin')
def kesin():
    return request.cookies['ad'] + ' ' + request.cookies['soyad']
