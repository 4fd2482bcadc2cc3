"""How somebody works a page: with a finger or a mouse, or with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator

MOST_TABS = 250
SHOWS_FOCUS = """element => {
  const look = () => {
    const drawn = [getComputedStyle(element)];
    if (["checkbox", "radio"].includes(element.type)) drawn.push(getComputedStyle(element.nextElementSibling, "::before"));
    return drawn.map(style => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join()).join();
  };
  const focused = look();
  element.blur();
  const blurred = look();
  element.focus();
  return focused !== blurred;
}"""
"""Whether an element looks different while it has the focus; for a box or a circle, the drawn one beside it."""
IS_FOCUSED = "element => element === document.activeElement"


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
        assert target.is_checked()

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
            if target.evaluate(IS_FOCUSED):
                assert target.evaluate(SHOWS_FOCUS), f"the focus cannot be seen on {target}"
                return
            keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")
