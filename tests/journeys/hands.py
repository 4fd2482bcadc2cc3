"""How somebody works a page: with a finger or a mouse, or with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator

MOST_TABS, MOST_OPTIONS = 250, 10
SHOWS_FOCUS = """element => {
  const look = () => {
    const drawn = [getComputedStyle(element)];
    const isTicked = ["checkbox", "radio"].includes(element.type);
    if (isTicked) drawn.push(getComputedStyle(element.nextElementSibling, "::before"));
    const looks = style => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor];
    return drawn.flatMap(looks).join();
  };
  const focused = look();
  element.blur();
  const blurred = look();
  element.focus();
  return focused !== blurred;
}"""
"""Whether an element looks different while it has the focus; of a box or a circle, the drawn one."""
IS_REACHED = """element => {
  const focused = document.activeElement;
  return element === focused || (element.type === "radio" && element.name === focused.name);
}"""
"""Whether an element has the focus, or a circle of the same group: from there the arrows lead to it."""


class Hands(Protocol):
    """Presses, ticks and writes as one sort of person does."""

    def press(self, target: Locator) -> None:
        """This will press a button, follow a link, or open what is folded away."""

    def tick(self, target: Locator) -> None:
        """This will tick a box or choose one of several circles."""

    def write(self, target: Locator, words: str) -> None:
        """This will put words into a box in place of what stands there."""

    def choose(self, target: Locator, words: str) -> None:
        """This will choose one of a list by its words."""


class Pointer:
    """A finger on a phone, or a mouse."""

    def press(self, target: Locator) -> None:
        target.click()

    def tick(self, target: Locator) -> None:
        target.check()

    def write(self, target: Locator, words: str) -> None:
        target.fill(words)

    def choose(self, target: Locator, words: str) -> None:
        target.select_option(label=words)


class Keyboard:
    """Tab, Enter and Space alone; wherever the focus lands on the way to a target, it can be seen there."""

    def press(self, target: Locator) -> None:
        self._reach(target)
        target.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        self._reach(target)
        target.page.keyboard.press("Space")
        for _ in range(MOST_OPTIONS):
            if target.is_checked():
                return
            target.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the keyboard does not choose {target}")

    def write(self, target: Locator, words: str) -> None:
        self._reach(target)
        target.page.keyboard.press("Control+A")
        target.page.keyboard.insert_text(words)
        assert target.input_value() == words

    def choose(self, target: Locator, words: str) -> None:
        self._reach(target)
        target.page.keyboard.type(words)
        assert target.evaluate("list => list.selectedOptions[0].label") == words

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        keyboard = target.page.keyboard
        for _ in range(MOST_TABS):
            if target.evaluate(IS_REACHED):
                focused = target.page.locator("*:focus")
                assert focused.evaluate(SHOWS_FOCUS), f"the focus cannot be seen on {target}"
                return
            keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")
