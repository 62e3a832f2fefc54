// What the presentation's bar says.

export const words = {
  name: 'Sunum',
  back: 'Önceki',
  next: 'Sonraki',
  at: (n, all, title) => `${n} / ${all} · ${title}`,
  hideText: 'Metni gizle',
  showText: 'Metni göster',
  leave: 'Sunumdan çık',
};
