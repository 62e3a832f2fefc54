// What «İlerlemeniz» says.

export const words = {
  exported: 'İlerlemeniz dosyaya kaydedildi.',
  imported: (n) => (n ? `Dosyadaki ilerleme eklendi: ${n} ders.` : 'Dosyada ilerleme yok.'),
  notKeptHere: 'yazılmadı',
  notProgress: 'Bu dosya bir ilerleme dosyası değil. “Dosyaya kaydet” düğmesiyle oluşturulan dosyayı seçin.',
  forgetTitle: 'Her şeyi unut',
  forgetText: 'İlerlemeniz, değiştirdiğiniz kodlar, derslerin yazdığı çerezler ve atölyenizin adı silinir. Bu işlem geri alınamaz.',
  forgetAction: 'Her şeyi unut',
  forgotten: 'Her şey unutuldu. Derslere baştan başlayabilirsiniz.',
  forgotHere: 'Bu tarayıcıdaki kayıtlar silindi; sunucuya ulaşılamadığı için oradakiler kaldı.',
};
