// Runs before the first paint: says that scripts work and puts back the chosen theme.
(() => {
  const root = document.documentElement;
  root.dataset.js = '';
  try {
    const theme = localStorage.getItem('cerez-tema');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* storage is closed: the system's theme stays */ }
})();
