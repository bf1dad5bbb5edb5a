"""One element of a page, as a person finds it."""

from chromium import BrowserTrouble, Tab

#: Brings the element into view and says where to press it: the middle of its first line.
PLACE = """function () {
  this.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
  const box = this.getClientRects()[0];
  if (!box || !box.width || !box.height) return null;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  const isHit = hit && (this.contains(hit) || hit.contains(this) || [...(hit.closest('label')?.control ?
    [hit.closest('label').control] : [])].includes(this));
  return [x, y, isHit ? '' : (hit ? hit.outerHTML.slice(0, 100) : 'nothing')];
}"""


class PageElement:
    def __init__(self, tab: Tab, handle: str):
        self._tab = tab
        self._handle = handle

    def run(self, function: str, *arguments):
        return self._tab.run(self._handle, function, *arguments)

    def find(self, selector: str) -> "PageElement":
        """The first such element inside this one."""
        handle = self._tab.run_for_handle(self._handle, f"function () {{ return this.querySelector({selector!r}) }}")
        if handle is None:
            raise BrowserTrouble(f"there is no {selector} inside")
        return PageElement(self._tab, handle)

    def attribute(self, name: str) -> str | None:
        return self.run("function (name) { return this.getAttribute(name) }", name)

    @property
    def value(self) -> str:
        """What stands in the field now."""
        return self.run("function () { return this.value }")

    @property
    def is_ticked(self) -> bool:
        return self.run("function () { return this.checked }")

    @property
    def content(self) -> str:
        """Everything inside, seen or not."""
        return self.run("function () { return this.textContent.trim() }")

    def click(self, times: int = 1) -> None:
        place = self.run(PLACE)
        if place is None:
            raise BrowserTrouble(f"cannot be pressed, it has no size: {self._outline()}")
        x, y, instead = place
        if instead:
            raise BrowserTrouble(f"{self._outline()} is covered by {instead}")
        for count in range(1, times + 1):
            for kind in ("mousePressed", "mouseReleased"):
                self._tab.call(
                    "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=count)

    def _outline(self) -> str:
        return self.run("function () { return this.outerHTML.slice(0, 120) }")

    def write(self, words: str) -> None:
        """Types into the field in place of what stands there."""
        self.run("function () { this.scrollIntoView({block: 'center'}); this.focus(); this.select() }")
        if words:
            self._tab.call("Input.insertText", text=words)
        else:
            self.run("function () { document.execCommand('delete') }")

    def choose(self, value: str) -> None:
        """Chooses an entry of a list by its value."""
        found = self.run("""function (value) {
          if (![...this.options].some((option) => option.value === value)) return false;
          this.value = value;
          this.dispatchEvent(new Event('input', {bubbles: true}));
          this.dispatchEvent(new Event('change', {bubbles: true}));
          return true;
        }""", value)
        if not found:
            raise BrowserTrouble(f"the list {self._outline()} has no {value}")

    def attach(self, *paths) -> None:
        """Chooses files."""
        self._tab.call("DOM.setFileInputFiles", objectId=self._handle, files=[str(path) for path in paths])
