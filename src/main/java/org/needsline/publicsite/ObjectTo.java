package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessStatus;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.Objection;
import org.needsline.need.PublicNeeds;
import org.needsline.need.PublicText;
import org.needsline.need.ReportField;
import org.needsline.need.ResidentActs;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.protection.Proofs.Outcome;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Anybody says something against a posted need or access request while it is open, and reads what was answered in public. */
@Controller
class ObjectTo {

    private final NeedService needs;
    private final PublicNeeds published;
    private final ObjectProvider<ResidentActs> acts;
    private final AccessFiling requests;
    private final AccessDecisions decisions;
    private final ObjectProvider<AccessActs> accessActs;
    private final Organisation organisation;
    private final Gate gate;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ObjectTo(
            NeedService needs,
            PublicNeeds published,
            ObjectProvider<ResidentActs> acts,
            AccessFiling requests,
            AccessDecisions decisions,
            ObjectProvider<AccessActs> accessActs,
            Organisation organisation,
            Gate gate,
            TransactionTemplate transaction,
            Clock clock) {
        this.needs = needs;
        this.published = published;
        this.acts = acts;
        this.requests = requests;
        this.decisions = decisions;
        this.accessActs = accessActs;
        this.organisation = organisation;
        this.gate = gate;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What somebody said, as far as a clerk released it, and the public answer; null while there is none. */
    record Said(@Nullable String words, @Nullable Boolean upheld, @Nullable String answer) {}

    /** What is posted. */
    record Posted(
            String number,
            String title,
            @Nullable String more,
            @Nullable String place,
            @Nullable Bilingual unit,
            @Nullable Instant until,
            boolean open,
            boolean access,
            List<Said> said) {}

    /** The form as it was sent. */
    record Form(
            @Nullable String text,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String key,
            @Nullable String proof,
            @Nullable String question,
            @Nullable String answer) {

        Gate.Brought brought() {
            return new Gate.Brought(key, proof, question, answer);
        }
    }

    @GetMapping("/site/needs/{number}/object")
    String toNeed(
            @PathVariable String number, @RequestParam(required = false) @Nullable String done, Site site, Model page) {
        page.addAttribute("done", done != null);
        return show(need(number, site), new Fields(), null, page);
    }

    @PostMapping("/site/needs/{number}/object")
    String needObjected(
            @PathVariable String number,
            Form form,
            Site site,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Posted posted = need(number, site);
        return act(posted, form, site, page, request, response, (text, name, phone) -> acts.getObject()
                .objects(number, new Objection(text, name, phone, true), Actor.resident()));
    }

    @GetMapping("/site/access/{number}/object")
    String toRequest(@PathVariable String number, @RequestParam(required = false) @Nullable String done, Model page) {
        page.addAttribute("done", done != null);
        return show(request(number), new Fields(), null, page);
    }

    @PostMapping("/site/access/{number}/object")
    String requestObjected(
            @PathVariable String number,
            Form form,
            Site site,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Posted posted = request(number);
        return act(posted, form, site, page, request, response, (text, name, phone) -> accessActs
                .getObject()
                .objects(number, text, Actor.resident().userId()));
    }

    @FunctionalInterface
    private interface Act {
        void with(String text, @Nullable String name, @Nullable String phone);
    }

    private String act(
            Posted posted,
            Form form,
            Site site,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response,
            Act act) {
        Fields fields = new Fields()
                .typed("text", form.text())
                .typed("name", form.name())
                .typed("phone", form.phone());
        String text = fields.checked("text", ReportField.WORDS);
        String name = fields.checked("name", ReportField.OPTIONAL_NAME);
        String phone = fields.checked("phone", ReportField.PHONE);
        if (text == null || !fields.areFine()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(posted, fields, form.brought(), page);
        }
        if (!gate.isPatient(form.brought(), fields, request, response)) {
            return show(posted, fields, form.brought(), page);
        }
        HttpStatus refused = HttpStatus.BAD_REQUEST;
        try {
            taken(form, fields, () -> act.with(text, name, phone));
        } catch (Refusal refusal) {
            fields.wrong("text", refusal.sentence());
            refused = refusal.kind() == Refusal.Kind.CONFLICT ? HttpStatus.CONFLICT : refused;
        }
        if (!fields.areFine()) {
            response.setStatus(refused.value());
            return show(posted, fields, form.brought(), page);
        }
        return "redirect:"
                + site.to("/site/" + (posted.access() ? "access/" : "needs/") + posted.number() + "/object?done=1");
    }

    /** Once, however often it is sent. */
    private void taken(Form form, Fields fields, Runnable act) {
        for (int attempt = 0; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (gate.take(form.brought(), fields) == Outcome.COUNTS) {
                        act.run();
                    }
                });
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException atTheSameTime) {
                // The same form twice, or a clerk at the same need: it is looked at once more.
                if (attempt > 2) {
                    throw atTheSameTime;
                }
            }
        }
    }

    private String show(Posted posted, Fields fields, Gate.@Nullable Brought brought, Model page) {
        page.addAttribute("posted", posted);
        page.addAttribute("fields", fields);
        gate.prepare(page, brought);
        return "site/object";
    }

    private Posted need(String number, Site site) {
        PublicNeeds.Page read =
                published.page(number).orElseThrow(() -> Refusal.notFound("没有这条公示。", "There is no such posting."));
        PublicNeeds.Entry entry = read.entry();
        return new Posted(
                number,
                entry.title() == null ? site.words(entry.category().label()) : entry.title(),
                read.description(),
                entry.place(),
                organisation.unit(entry.village()).map(Unit::label).orElse(null),
                entry.until(),
                needs.isOpenToObjections(number),
                false,
                read.objections().stream()
                        .map(each -> new Said(each.said(), each.upheld(), each.answer()))
                        .filter(each -> each.words() != null || each.answer() != null)
                        .toList());
    }

    private Posted request(String number) {
        Optional<AccessRequest> found = requests.find(number).filter(request -> request.postedAt() != null);
        if (found.isEmpty()) {
            throw Refusal.notFound("没有这条公示。", "There is no such posting.");
        }
        AccessRequest request = found.get();
        boolean open = request.status() == AccessStatus.POSTED
                && request.postedUntil() != null
                && clock.instant().isBefore(request.postedUntil());
        return new Posted(
                number,
                request.item(),
                request.decisionNote() == null ? null : PublicText.masked(request.decisionNote()),
                null,
                organisation.unit(request.department()).map(Unit::label).orElse(null),
                request.postedUntil(),
                open,
                true,
                decisions.objectionsTo(number).stream()
                        .filter(each -> each.answer() != null)
                        .map(each ->
                                new Said(null, each.upheld(), PublicText.masked(Objects.requireNonNull(each.answer()))))
                        .toList());
    }
}
