// Runs before the first paint: says that scripts work, sets the stage for `?sunum` and puts back the chosen theme.
(() => {
  const root = document.documentElement;
  root.dataset.js = '';
  if (location.pathname.startsWith('/ders/') && new URLSearchParams(location.search).has('sunum')) root.dataset.sunum = '';
  try {
    const theme = localStorage.getItem('cerez-tema');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* storage is closed: the system's theme stays */ }
})();
