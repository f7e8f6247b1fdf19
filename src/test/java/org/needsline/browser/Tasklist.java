package org.needsline.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person before the Tasklist, signed in. */
final class Tasklist {

    private final String address;
    private final Page page;
    private final List<String> scriptErrors = new ArrayList<>();

    private Tasklist(String address, Page page) {
        this.address = address;
        this.page = page;
        page.onPageError(scriptErrors::add);
    }

    static Tasklist signIn(BrowserContext browser, String address, String userId, String password) {
        Tasklist tasklist = new Tasklist(address, browser.newPage());
        Page page = tasklist.page;
        page.navigate(address);
        logIn(page, userId, password);
        try {
            page.locator(".start-process-action a").waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError(
                    userId + " is at " + page.url() + " and reads: "
                            + page.locator("body").innerText() + tasklist.scriptErrors,
                    e);
        }
        return tasklist;
    }

    /**
     * Fills the login form that is on the screen. Nobody types before the page has come to rest: an answer to what the page asked
     * while nobody was logged in would arrive after the login and bring the cookie of an empty session.
     */
    static void logIn(Page page, String userId, String password) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("form input[type=text]").fill(userId);
        page.locator("form input[type=password]").fill(password);
        page.locator("form button[type=submit]").click();
    }

    /** The same person in a second tab. */
    Tasklist secondTab() {
        Tasklist tab = new Tasklist(address, page.context().newPage());
        tab.page.navigate(address);
        tab.page.locator(".start-process-action a").waitFor();
        return tab;
    }

    /** Opens the page anew, as after a look elsewhere: the web application keeps what it has read before. */
    private void fresh(String place) {
        page.navigate("about:blank");
        page.navigate(address + place);
        page.locator(".start-process-action a").waitFor();
    }

    // ---- starting

    /** Picks what is to be started; the start form is on the screen then. */
    ScreenForm begin(String processName, String form) {
        fresh("");
        page.locator(".start-process-action a").click();
        page.locator(".modal-content .processes a", new Page.LocatorOptions().setHasText(processName))
                .click();
        Locator container = page.locator(".modal-content .fjs-container");
        container.waitFor();
        return ScreenForm.of(form, container);
    }

    /** Sends the start form; what is on the screen afterwards says how it went. */
    Answer start() {
        Locator button = page.locator(".modal-footer button.btn-primary");
        Answer answer = send(button);
        if (answer.done()) {
            page.locator(".modal-content")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        return answer;
    }

    // ---- tasks

    void openList(String name) {
        fresh("");
        page.locator(".task-filter", new Page.LocatorOptions().setHasText(name))
                .first()
                .click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    List<String> lists() {
        fresh("");
        page.locator(".task-filter").first().waitFor();
        return page.locator(".task-filter").allInnerTexts();
    }

    /** The cards of the list, from the top. */
    List<String> cards() {
        page.locator("ol.tasks-list li.task .nl-card").first().waitFor();
        return page.locator("ol.tasks-list li.task").allInnerTexts();
    }

    /** The card of a case in the list. */
    Locator card(String number) {
        return page.locator("ol.tasks-list li.task", new Page.LocatorOptions().setHasText(number));
    }

    /** Picks the task of a case in the list, as a person does, and takes it. */
    ScreenForm pick(String taskName, String number, String form) {
        fresh("");
        card(number).filter(new Locator.FilterOptions().setHasText(taskName)).click();
        return taken(taskName, form);
    }

    /** Follows a link to a task, and takes it. */
    ScreenForm open(String taskId, String form) {
        fresh("#/?task=" + taskId);
        return taken("", form);
    }

    private ScreenForm taken(String taskName, String form) {
        page.locator(".task-details h2.task", new Page.LocatorOptions().setHasText(taskName))
                .waitFor();
        Locator container = page.locator(".task-details .fjs-container");
        container.waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Locator take = page.locator(".task-details button.claim");
        if (take.isVisible()) {
            take.click();
            take.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        page.locator(".task-details .disabled-form")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return ScreenForm.of(form, container);
    }

    /** Presses Complete; what is on the screen afterwards says how it went. */
    Answer complete() {
        Answer answer = send(page.locator(".task-details .form-actions button.btn-primary"));
        if (answer.done()) {
            page.locator(".task-details .fjs-container")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        return answer;
    }

    /** What the server answered and what the person read. */
    record Answer(int status, String said) {

        boolean done() {
            return status < 300;
        }
    }

    private Answer send(Locator button) {
        try {
            PlaywrightAssertions.assertThat(button).isEnabled();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "The form cannot be sent; the screen says: "
                            + page.locator(".fjs-form-field-error").allInnerTexts(),
                    e);
        }
        Response response = page.waitForResponse(answer -> answer.url().contains("/submit-form"), () -> button.click());
        Locator said = page.locator(".notifications .alert");
        if (response.status() >= 300) {
            said.last().waitFor();
        }
        return new Answer(response.status(), String.join("\n", said.allInnerTexts()));
    }

    // ---- the case panel

    Locator panel() {
        Locator panel = page.locator(".nl-panel:visible");
        panel.waitFor();
        return panel;
    }

    /** Asks for the reporter's contact and says why. */
    void reveal(String reason) {
        panel().locator(".nl-contact > button").click();
        panel().locator("form.nl-ask input").fill(reason);
        panel().locator("form.nl-ask button[type=submit]").click();
    }

    Path downloadMinutes() {
        Download download =
                page.waitForDownload(() -> panel().locator("a.nl-minutes").click());
        return download.path();
    }

    /** Opens the bell and reads what is in it. */
    List<String> messages() {
        fresh("");
        page.locator(".nl-bell > button").click();
        page.locator(".nl-bell-item").first().waitFor();
        return page.locator(".nl-bell-item").allInnerTexts();
    }

    // ---- finding

    /** Types into the box of the bar; the suggestions are on the screen then. */
    Locator find(String text) {
        page.locator(".nl-find input").fill(text);
        try {
            page.locator(".nl-found:visible").waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError(
                    "Nothing is suggested for what stands in the box: "
                            + page.locator(".nl-find")
                                    .evaluateAll("boxes => boxes.map(one => one.outerHTML + one.elements[0].value)")
                            + scriptErrors,
                    e);
        }
        return page.locator(".nl-found [role=option]");
    }

    // ---- looking

    /** Scheme, host and port. */
    String origin() {
        return address.substring(0, address.indexOf("/camunda"));
    }

    Page page() {
        return page;
    }

    /** Errors of scripts since the page was opened. */
    List<String> scriptErrors() {
        return List.copyOf(scriptErrors);
    }
}
