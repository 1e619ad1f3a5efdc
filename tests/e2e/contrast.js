// The texts of the desk with less contrast than asked for, as "TAG.class contrast". Colours may be translucent.
(least) => {
  const inside = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const above = (node) => node.parentElement ?? node.getRootNode().host ?? null;
  const chain = (node) => (node ? [...chain(above(node)), node] : []);
  const painted = (colours) => {
    canvas.fillStyle = "white";
    canvas.fillRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const contrast = (node) => {
    const grounds = chain(node).map((each) => getComputedStyle(each).backgroundColor);
    const [low, high] = [painted(grounds), painted([...grounds, getComputedStyle(node).color])].map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isText = (node) => node.checkVisibility() && !node.closest(":disabled") && [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  return [...inside.querySelectorAll("*")].filter(isText).filter((node) => contrast(node) < least)
    .map((node) => `${node.tagName}.${node.className} ${contrast(node).toFixed(2)}`);
}
