// Shows the HTML edition that the view around this page sends, in place of what is here.

window.addEventListener("message", (event) => {
  if (event.origin !== location.origin || event.source !== window.parent) return;
  const handout = new DOMParser().parseFromString(event.data, "text/html");
  const top = document.documentElement.scrollTop;
  document.documentElement.replaceWith(document.adoptNode(handout.documentElement));
  document.documentElement.scrollTop = top;
});
window.parent.postMessage("ready", location.origin);
