from flask import Flask, request, make_response
app = Flask(__name__)

@app.route('/')
def index():
    sayac = int(request.cookies.get('ziyaret', 0)) + 1
    if sayac == 1:
        mesaj = 'Hoş geldin! İlk ziyaretin.'
    else:
        mesaj = f'Bu {sayac}. ziyaretin.'
    cevap = make_response('<h1>' + mesaj + '</h1>')
    cevap.set_cookie('ziyaret', str(sayac), max_age=60*60*24*30)
    return cevap

@app.route('/sifirla')
def sifirla():
    cevap = make_response('Sıfırlandı <a href="/">geri</a>')
    cevap.delete_cookie('ziyaret')
    return cevap

if __name__ == '__main__':
    app.run(debug=True, port=5000)
