// WAI-ARIA tabs with a roving tabindex. A tab that was chosen tells it with the bubbling event `sekme`.

export function select(tab) {
  for (const other of tab.parentElement.children) {
    const on = other === tab;
    other.setAttribute('aria-selected', String(on));
    other.tabIndex = on ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !on;
  }
  delete tab.dataset.var;
  tab.dispatchEvent(new CustomEvent('sekme', { bubbles: true }));
}

export function startTabs() {
  for (const list of document.querySelectorAll('[role="tablist"]')) {
    list.addEventListener('click', (event) => {
      const tab = event.target.closest('[role="tab"]');
      if (tab) select(tab);
    });
    list.addEventListener('keydown', (event) => {
      const tabs = [...list.children];
      const at = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const tab = tabs[(to + tabs.length) % tabs.length];
      select(tab);
      tab.focus();
    });
  }
}
