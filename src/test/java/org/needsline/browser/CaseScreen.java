package org.needsline.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;

/** The page of a case before a person. */
record CaseScreen(Page page) {

    /** Opens the page in a tab of its own, as the links of the task list do. */
    static CaseScreen of(Tasklist person, String number) {
        Page tab = person.page().context().newPage();
        tab.navigate(person.origin() + "/casefile/" + number);
        tab.locator("main:not([aria-busy])").waitFor();
        return new CaseScreen(tab);
    }

    Locator part(String id) {
        return page.locator("#" + id);
    }

    void reveal(String reason) {
        part("people").locator(".nl-contact > button").click();
        part("people").locator("form.nl-ask input").fill(reason);
        part("people").locator("form.nl-ask button[type=submit]").click();
    }

    void write(String note) {
        part("notes").locator("textarea").fill(note);
        part("notes").locator("form.nl-note button[type=submit]").click();
    }

    /** Chooses files as a person does, with a caption for all of them. */
    void add(String caption, FilePayload... files) {
        part("evidence").locator(".nl-drop input[type=text]").fill(caption);
        part("evidence").locator("input[type=file]").setInputFiles(files);
    }

    void add(Path file) {
        part("evidence").locator("input[type=file]").setInputFiles(file);
    }

    Locator pieces() {
        return part("evidence").locator(".nl-piece");
    }

    /** What was refused, file by file. */
    Locator refusals() {
        return part("evidence").locator(".nl-sending li");
    }

    Download download(Locator link) {
        return page.waitForDownload(link::click);
    }
}
