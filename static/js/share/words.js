// What sharing says.

export const words = {
  title: 'Kodu paylaş',
  say: 'Bu bağlantı kodunuzu kendi içinde taşır; sunucuya bir şey kaydedilmez. Açan kişi kodu görür, “Dene” düğmesine basmadan kod çalışmaz.',
  hereOnly: 'Bu adres yalnız bu bilgisayarda açılır. Sınıfla paylaşmak için defteri sınıfın ulaştığı adresle açın.',
  link: 'Paylaşılacak bağlantı',
  copy: 'Kopyala',
  copied: 'Kopyalandı',
  notCopied: 'Kopyalanamadı. Bağlantıyı seçip siz kopyalayın.',
  close: 'Kapat',
  tooLong: 'Kod bağlantıya sığmayacak kadar uzun; en çok 32 KB olabilir.',

  shown: 'Paylaşılan kod',
  shownSay: 'Editörde bağlantıyla gelen kod duruyor. Henüz çalışmadı; “Dene” düğmesine basarsanız sizin kodunuz olarak kaydedilip çalışır.',
  same: 'Bağlantıyla gelen kod, bu denemedeki kodunuzun aynısı.',
  lessonSame: 'Bağlantıyla gelen kod, dersin kendi kodunun aynısı.',
  asks: 'Bu bağlantı başka bir kod taşıyor. Bu denemede sizin değiştirdiğiniz kod da var; o silinmedi ve editörde duruyor.',
  look: 'Bağlantıyla gelen kod',
  take: 'Paylaşılan kodu aç',
  keep: 'Kendi kodumda kal',
  mine: 'Kendi koduma dön',
  lesson: 'Dersin koduna dön',
  done: 'Tamam',
  lessonBack: 'Dersin kodu geri geldi.',
  mineBack: 'Kendi kodunuz geri geldi.',
  bad: 'Bağlantıdaki kod okunamadı. Bağlantı eksik kopyalanmış olabilir; gönderenden yeniden isteyin.',
  noCell: 'Bağlantıdaki kodun denemesi bu derste yok. Ders değişmiş olabilir.',
};
