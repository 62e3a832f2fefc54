// What the tabs behind «Ne oldu?» say: raw messages, page, log. `x` in backticks means code.

export const words = {
  rawRequest: 'Ham istek',
  rawResponse: 'Ham yanıt',
  copy: 'Kopyala',
  copyCurl: 'curl komutunu kopyala',
  curl: '`curl` komutu olarak',
  curlSays: 'Bir uç birimde (Bash) çalışır. İstek bu denemeye gider, yanıtı burada da görürsünüz.',
  prefix: 'Soluk yazılan önek denemenin kitaptaki yeridir; uygulama onu görmez.',
  laterHeaders: 'Tarayıcıya varana kadar sunucu `Date` gibi başlıklar da ekler; onlar burada yoktur.',
  preview: 'Sayfanın önizlemesi',
  inert: 'Önizlemede bağlantılar, formlar ve betikler çalışmaz.',
  openTab: 'Yeni sekmede aç',
  bodyText: 'Gövde, metin olarak',
  noBody: 'Yanıtın gövdesi boş.',
  silent: 'Uygulama bir şey yazdırmadı.',
  lineTool: 'Satırları kendiniz çözümleyin',
};
