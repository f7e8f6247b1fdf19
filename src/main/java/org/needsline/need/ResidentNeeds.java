package org.needsline.need;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What residents do, until there is a public site. Whoever holds the receipt's number and code acts for the reporter; objecting needs no
 * code, and the objection is held for the clerk.
 */
@RestController
@RequestMapping("/api/residents/needs")
class ResidentNeeds {

    private static final String CODE = "X-Receipt-Code";
    private static final String KEY = "Idempotency-Key";
    private static final int SHORTEST_KEY = 22;
    private static final int LONGEST_KEY = 200;

    private final NeedService needs;
    private final NeedRegistration registration;
    private final ObjectProvider<ResidentActs> acts;

    ResidentNeeds(NeedService needs, NeedRegistration registration, ObjectProvider<ResidentActs> acts) {
        this.needs = needs;
        this.registration = registration;
        this.acts = acts;
    }

    /** A report by its reporter. Codes as the library has them; whoever gives no name stays anonymous. */
    record Report(
            String village,
            @Nullable String grid,
            String kind,
            String category,
            @Nullable String scope,
            @Nullable Integer households,
            boolean hardship,
            @Nullable String leftBehind,
            boolean danger,
            String description,
            @Nullable String place,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            boolean consentToName) {}

    record Text(@Nullable String text) {}

    record Opinion(@Nullable String text, @Nullable String name, @Nullable String phone) {}

    record Vote(@Nullable String rating, @Nullable String word) {}

    /** A step as the reporter sees it. */
    record Event(Instant at, String zh, String en) {}

    /** What the reporter sees of their need. */
    record Tracking(
            String number,
            String title,
            String category,
            String status,
            Bilingual statusName,
            String level,
            Bilingual levelName,
            @Nullable LocalDate promisedOn,
            @Nullable String mergedInto,
            @Nullable String ending,
            @Nullable Bilingual endingName,
            @Nullable String answer,
            @Nullable String question,
            List<Event> events) {}

    @PostMapping
    ResponseEntity<Map<String, Object>> register(
            @RequestHeader(name = KEY, required = false) @Nullable String key, @RequestBody Report report) {
        if (key == null || key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
            throw Refusal.invalid(
                    "请求头" + KEY + "应为" + SHORTEST_KEY + "到" + LONGEST_KEY + "个字符的随机串，重发时不变。",
                    "The header " + KEY + " must be a random text of " + SHORTEST_KEY + " to " + LONGEST_KEY
                            + " characters, the same when the request is repeated.");
        }
        Receipt receipt = registration.register(toReport(key, report), Actor.resident());
        Map<String, Object> answer = Map.of(
                "number", receipt.number(),
                "code", Objects.requireNonNullElse(receipt.secretCode(), ""),
                "repeated", receipt.repeated());
        return receipt.repeated()
                ? ResponseEntity.ok(answer)
                : ResponseEntity.created(URI.create("/api/residents/needs/" + receipt.number()))
                        .body(answer);
    }

    @GetMapping("/{number}")
    Tracking track(@PathVariable String number, @RequestHeader(name = CODE, required = false) @Nullable String code) {
        requireCode(number, code);
        NeedView need = needs.view(number);
        List<TimelineEntry> timeline = needs.timelineOf(number);
        String question = need.status() == Status.SUPPLEMENT
                ? timeline.stream()
                        .filter(entry -> entry.event() == NeedEvent.ASKED_REPORTER)
                        .max(Comparator.comparingLong(TimelineEntry::id))
                        .map(TimelineEntry::note)
                        .orElse(null)
                : null;
        Ending ending = need.status() == Status.CLOSED ? need.ending() : null;
        return new Tracking(
                number,
                need.displayTitle(),
                need.category().code(),
                need.status().code(),
                need.status().label(),
                need.level().code(),
                need.level().label(),
                need.promisedOn(),
                need.mergedInto(),
                ending == null ? null : ending.code(),
                ending == null ? null : ending.label(),
                need.answer(),
                question,
                timeline.stream()
                        .filter(TimelineEntry::isForReporter)
                        .map(ResidentNeeds::event)
                        .toList());
    }

    @PostMapping("/{number}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable Text wish) {
        requireCode(number, code);
        String reason = wish == null || wish.text() == null ? "" : wish.text().strip();
        acts().withdraws(
                        number,
                        reason.isEmpty() ? "报告人凭查询码撤回 Withdrawn with the receipt code" : reason,
                        Actor.resident());
    }

    @PostMapping("/{number}/undo-withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undoWithdrawal(
            @PathVariable String number, @RequestHeader(name = CODE, required = false) @Nullable String code) {
        requireCode(number, code);
        acts().undoesWithdrawal(number, Actor.resident());
    }

    @PostMapping("/{number}/objections")
    ResponseEntity<Map<String, Object>> object(@PathVariable String number, @RequestBody Opinion opinion) {
        long id = acts().objects(
                        number,
                        new Objection(
                                Checks.required(opinion.text(), Checks.NOTE, "异议内容", "objection"),
                                opinion.name(),
                                opinion.phone(),
                                true),
                        Actor.resident());
        return ResponseEntity.accepted().body(Map.of("objection", id));
    }

    @PostMapping("/{number}/appeal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appeal(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody Text grounds) {
        requireCode(number, code);
        acts().appeals(
                        number,
                        Checks.required(grounds.text(), Checks.NOTE, "申诉理由", "grounds of the appeal"),
                        Actor.resident());
    }

    @PostMapping("/{number}/rating")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody Vote vote) {
        requireCode(number, code);
        acts().rates(number, Rating.of(Objects.requireNonNullElse(vote.rating(), "")), vote.word(), Actor.resident());
    }

    @PostMapping("/{number}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody Text supplement) {
        requireCode(number, code);
        acts().answers(number, Checks.required(supplement.text(), Checks.NOTE, "补充内容", "supplement"), Actor.resident());
    }

    /** Something more that the offices should know, at any time before the end. */
    @PostMapping("/{number}/additions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody Text addition) {
        requireCode(number, code);
        needs.added(number, Checks.required(addition.text(), Checks.NOTE, "补充内容", "addition"), Actor.resident());
    }

    @PostMapping("/{number}/merge-objection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void objectToMerge(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) @Nullable String code,
            @RequestBody(required = false) @Nullable Text reason) {
        requireCode(number, code);
        acts().objectsToMerge(number, reason == null ? null : reason.text(), Actor.resident());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Bilingual> unreadable(HttpMessageNotReadableException unreadable) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Bilingual.of("请求内容不是有效的JSON，或缺少字段。", "The body is not valid JSON, or a field is wrong."));
    }

    /** An unknown number is answered as a wrong code is, so that nobody learns which numbers exist. */
    private void requireCode(String number, @Nullable String code) {
        if (code == null || !needs.codeMatches(number, code)) {
            throw Refusal.forbidden("编号或查询码不正确。", "The number or the receipt code is not correct.");
        }
    }

    private ResidentActs acts() {
        return acts.getObject();
    }

    private static Event event(TimelineEntry entry) {
        // What happened is for the reporter; who was in charge and what was said stays with the offices.
        Bilingual label = entry.event().label();
        return new Event(
                entry.at(),
                entry.by().isClock() ? label.zh() + "（超时自动流转或系统办理）" : label.zh(),
                entry.by().isClock() ? label.en() + " (by the clock or the system)" : label.en());
    }

    private static NeedReport toReport(String key, Report report) {
        int households = Objects.requireNonNullElse(report.households(), 1);
        String name = report.name() == null ? "" : report.name().strip();
        String scope = report.scope();
        return new NeedReport(
                null,
                key,
                true,
                Checks.required(report.village(), 12, "村编码", "village"),
                report.grid(),
                Kind.of(report.kind()),
                Category.of(report.category()),
                scope == null ? (households > 1 ? Scope.COMMON : Scope.PERSONAL) : Scope.of(scope),
                households,
                report.hardship(),
                LeftBehind.of(Objects.requireNonNullElse(report.leftBehind(), LeftBehind.NONE.code())),
                report.danger(),
                Channel.WEB,
                Checks.required(report.description(), Checks.DESCRIPTION, "需求描述", "description"),
                report.place(),
                name.isEmpty() ? null : new Reporter(name, report.phone(), report.email(), report.consentToName()),
                null);
    }
}
