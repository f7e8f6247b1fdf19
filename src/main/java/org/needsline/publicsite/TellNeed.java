package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.ResidentPhotos;
import org.needsline.casefile.ResidentPhotos.Photo;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.LikelyDuplicate;
import org.needsline.need.NeedRegistration;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.PostedEntry;
import org.needsline.need.Receipt;
import org.needsline.need.ReportField;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.protection.Proofs;
import org.needsline.protection.Proofs.Outcome;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** A resident, or a grid worker on their doorstep, tells a need: one form, and a receipt. */
@Controller
class TellNeed {

    private static final Logger LOG = LoggerFactory.getLogger(TellNeed.class);
    private static final int LONGEST_NAME = 40;
    private static final int MOST_FOUND = 50;
    private static final int MOST_LIKELY = 3;
    private static final String NONE = "none";

    private final NeedRegistration registration;
    private final NeedService needs;
    private final ResidentPhotos photos;
    private final Organisation organisation;
    private final Gate gate;
    private final Proofs proofs;
    private final TransactionTemplate transaction;

    TellNeed(
            NeedRegistration registration,
            NeedService needs,
            ResidentPhotos photos,
            Organisation organisation,
            Gate gate,
            Proofs proofs,
            TransactionTemplate transaction) {
        this.registration = registration;
        this.needs = needs;
        this.photos = photos;
        this.organisation = organisation;
        this.gate = gate;
        this.proofs = proofs;
        this.transaction = transaction;
    }

    /** A village, and the town in which it lies. */
    record Village(String code, String name, String town) {}

    /** A need that may be the same, with no more of it than is posted. */
    record Similar(String number, Bilingual title, Bilingual status, LocalDate since, boolean posted) {}

    /** The form as it was sent. */
    record Form(
            @Nullable String village,
            @Nullable String category,
            @Nullable String kind,
            @Nullable String description,
            @Nullable String place,
            @Nullable String households,
            @Nullable String danger,
            @Nullable String contact,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String consent,
            @Nullable String seen,
            @Nullable String joins,
            @Nullable String key,
            @Nullable String proof,
            @Nullable String question,
            @Nullable String answer) {

        Gate.Brought brought() {
            return new Gate.Brought(key, proof, question, answer);
        }
    }

    @GetMapping("/site/needs/new")
    String form(
            @RequestParam(required = false) @Nullable String village,
            @RequestParam(required = false) @Nullable String q,
            Site site,
            Model page,
            HttpServletResponse response) {
        Optional<Village> chosen = village(village, site);
        if (chosen.isEmpty()) {
            return choose(q, village, site, page, response);
        }
        Fields fields = new Fields()
                .typed("village", village)
                .typed("kind", Kind.LIFE.code())
                .typed("contact", "named");
        return show(chosen.get(), fields, List.of(), null, site, page);
    }

    @PostMapping("/site/needs/new")
    String tell(
            Form form,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files,
            Site site,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Fields fields = typed(form);
        Optional<Village> village = village(form.village(), site);
        if (village.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return choose(null, form.village(), site, page, response);
        }
        Gate.Brought brought = form.brought();
        Optional<Receipt> before =
                brought.hasKey() ? needs.receiptOf(Objects.requireNonNull(form.key())) : Optional.empty();
        if (before.isPresent() && !isTheSame(before.get(), form)) {
            fields.wrong(
                    "description",
                    Bilingual.of(
                            "这张表已经发送过，编号" + before.get().number() + "。要说另一件事，请从“反映需求”重新打开一张。",
                            "This form has been sent before, under the number "
                                    + before.get().number() + ". For something else please open a new one."));
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(village.get(), fields, List.of(), null, site, page);
        }
        List<Photo> sent = sent(files);
        NeedReport report = report(form, fields, sent);
        if (report == null || !fields.areFine()) {
            return again(village.get(), fields, chosenFrom(form, report), brought, site, page, response);
        }
        if (before.isEmpty()) {
            List<Similar> similar = form.seen() == null ? similar(report) : List.of();
            if (!similar.isEmpty()) {
                return show(village.get(), fields, similar, brought, site, page);
            }
            if (!gate.isPatient(brought, fields, request, response)) {
                return show(village.get(), fields, chosenFrom(form, report), brought, site, page);
            }
        }
        Receipt receipt = before.isPresent() ? before.get() : registered(report, form, fields);
        if (receipt == null) {
            return again(village.get(), fields, chosenFrom(form, report), brought, site, page, response);
        }
        page.addAttribute("hidden", true);
        page.addAttribute("receipt", receipt);
        page.addAttribute("village", village.get());
        page.addAttribute("sent", form.key());
        page.addAttribute("withoutPhoto", kept(receipt.number(), sent));
        page.addAttribute("photos", sent.size());
        page.addAttribute("joins", joined(form));
        page.addAttribute("danger", form.danger() != null);
        return "site/receipt";
    }

    /** The part of the form that shows what has been reported already, for a browser that asks while somebody types. */
    @PostMapping("/site/needs/similar")
    String similar(Form form, Site site, Model page) {
        Fields fields = typed(form);
        Category category =
                fields.tried("category", () -> Category.of(Objects.requireNonNullElse(form.category(), "")));
        String description = fields.checked("description", ReportField.DESCRIPTION);
        String place = fields.checked("place", ReportField.PLACE);
        Optional<Village> village = village(form.village(), site);
        page.addAttribute("fields", fields);
        page.addAttribute(
                "similar",
                village.isEmpty() || category == null || description == null
                        ? List.of()
                        : similar(village.get().code(), category, description, place));
        return "site/tell-similar :: similar";
    }

    /** A fresh piece of work for a browser. */
    @GetMapping("/site/proof")
    @ResponseBody
    ResponseEntity<Proofs.Challenge> proof() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proofs.challenge());
    }

    private @Nullable Receipt registered(NeedReport report, Form form, Fields fields) {
        for (int attempt = 0; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    if (gate.take(form.brought(), fields) == Outcome.NO) {
                        return null;
                    }
                    Receipt receipt = registration.register(report, Actor.resident());
                    String same = joined(form);
                    if (!receipt.repeated() && same != null && !isJoined(receipt.number(), same, fields)) {
                        status.setRollbackOnly();
                        return null;
                    }
                    return receipt;
                });
            } catch (DuplicateKeyException | ConcurrencyFailureException sentTwiceAtOnce) {
                // The other one has won by now, and this one gets its receipt.
                if (attempt > 2) {
                    throw sentTwiceAtOnce;
                }
            } catch (Refusal refusal) {
                fields.wrong("description", refusal.sentence());
                return null;
            }
        }
    }

    private boolean isJoined(String number, String same, Fields fields) {
        try {
            needs.joins(number, same, Actor.resident());
            return true;
        } catch (Refusal overByNow) {
            fields.wrong(
                    "joins",
                    Bilingual.of(
                            "您选的那一件现在不能一起办了，请重新选。",
                            "The one that you chose can no longer be joined: please choose again."));
            return false;
        }
    }

    private static @Nullable String joined(Form form) {
        String same = form.joins();
        return same == null || same.isBlank() || same.equals(NONE) ? null : same.strip();
    }

    /** What kept photos from being added; null if nothing did. The need is told all the same. */
    private @Nullable Bilingual kept(String number, List<Photo> sent) {
        try {
            photos.add(number, sent);
            return null;
        } catch (Refusal refusal) {
            return refusal.sentence();
        } catch (ConcurrencyFailureException | DuplicateKeyException sentTwiceAtOnce) {
            LOG.debug("The photos came twice at once", sentTwiceAtOnce);
            return null;
        }
    }

    private boolean isTheSame(Receipt before, Form form) {
        String said = needs.texts(before.number()).description();
        return said.startsWith(
                Objects.requireNonNullElse(form.description(), "").strip());
    }

    private @Nullable NeedReport report(Form form, Fields fields, List<Photo> sent) {
        Category category = fields.tried(
                "category",
                () -> form.category() == null || form.category().isEmpty()
                        ? refuse("请选择是哪方面的事。", "Please choose what it is about.")
                        : Category.of(form.category()));
        Kind kind = fields.tried("kind", () -> Kind.of(Objects.requireNonNullElse(form.kind(), Kind.LIFE.code())));
        String description = fields.checked("description", ReportField.DESCRIPTION);
        String place = fields.checked("place", ReportField.PLACE);
        String households = fields.checked("households", ReportField.HOUSEHOLDS);
        fields.tried("photo", () -> {
            photos.check(sent);
            return "";
        });
        Reporter reporter = reporter(form, fields);
        if (category == null || kind == null || description == null || households == null) {
            return null;
        }
        int count = Integer.parseInt(households);
        return new NeedReport(
                null,
                form.key(),
                true,
                Objects.requireNonNull(form.village()),
                null,
                kind,
                category,
                count > 1 ? Scope.COMMON : Scope.PERSONAL,
                count,
                false,
                LeftBehind.NONE,
                form.danger() != null,
                Channel.WEB,
                description,
                place,
                reporter,
                null);
    }

    private static @Nullable Reporter reporter(Form form, Fields fields) {
        if ("anonymous".equals(form.contact())) {
            return null;
        }
        String name = fields.checked("name", ReportField.NAME);
        String phone = fields.checked("phone", ReportField.PHONE);
        String email = fields.checked("email", ReportField.EMAIL);
        return name == null ? null : new Reporter(name, phone, email, form.consent() != null);
    }

    private static <T> T refuse(String zh, String en) {
        throw Refusal.invalid(zh, en);
    }

    /** What the sender chose from stands in the form that comes back. */
    private List<Similar> chosenFrom(Form form, @Nullable NeedReport report) {
        return form.seen() == null || report == null ? List.of() : similar(report);
    }

    private List<Similar> similar(NeedReport report) {
        return similar(report.village(), report.category(), report.description(), report.place());
    }

    private List<Similar> similar(String village, Category category, String description, @Nullable String place) {
        return needs.likelyDuplicates(village, category, description, place, MOST_LIKELY).stream()
                .map(this::shown)
                .toList();
    }

    /** What is posted of it; of a need that is not, only what it is about. */
    private Similar shown(LikelyDuplicate likely) {
        List<PostedEntry> postings = needs.postingsOf(likely.number());
        PostedEntry last = postings.isEmpty() ? null : postings.get(postings.size() - 1);
        NeedView need = needs.view(likely.number());
        String title = last == null ? null : last.title();
        return new Similar(
                likely.number(),
                title == null ? need.category().label() : Bilingual.of(title, title),
                likely.status().label(),
                need.registeredOn(),
                last != null);
    }

    private static List<Photo> sent(@Nullable List<MultipartFile> files) {
        List<Photo> photos = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            // A browser sends an empty part where nothing was chosen.
            if (!file.isEmpty()) {
                photos.add(new Photo(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getSize(), file));
            }
        }
        return photos;
    }

    private static Fields typed(Form form) {
        return new Fields()
                .typed("village", form.village())
                .typed("category", form.category())
                .typed("kind", form.kind() == null ? Kind.LIFE.code() : form.kind())
                .typed("description", form.description())
                .typed("place", form.place())
                .typed("households", form.households())
                .typed("danger", form.danger())
                .typed("contact", form.contact() == null ? "named" : form.contact())
                .typed("name", form.name())
                .typed("phone", form.phone())
                .typed("email", form.email())
                .typed("consent", form.consent())
                .typed("seen", form.seen())
                .typed("joins", form.joins());
    }

    private String again(
            Village village,
            Fields fields,
            List<Similar> similar,
            Gate.Brought brought,
            Site site,
            Model page,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(village, fields, similar, brought, site, page);
    }

    private String show(
            Village village,
            Fields fields,
            List<Similar> similar,
            Gate.@Nullable Brought brought,
            Site site,
            Model page) {
        page.addAttribute("hidden", true);
        page.addAttribute("village", village);
        page.addAttribute("fields", fields);
        page.addAttribute("similar", similar);
        page.addAttribute("returned", brought != null);
        Map<String, String> categories = new LinkedHashMap<>();
        Arrays.stream(Category.values()).forEach(each -> categories.put(each.code(), site.words(each.label())));
        page.addAttribute("categories", categories);
        page.addAttribute("kinds", Kind.values());
        gate.prepare(page, brought);
        return "site/tell";
    }

    /**
     * @param unknown the village that was named and takes nothing; null where none was
     */
    private String choose(
            @Nullable String q, @Nullable String unknown, Site site, Model page, HttpServletResponse response) {
        String name = q == null ? "" : q.strip();
        Fields fields = new Fields().typed("q", name);
        if (unknown != null && !unknown.isBlank()) {
            fields.wrong(
                    "q",
                    Bilingual.of(
                            "这个村（社区）不存在，或已撤销、合并。请重新选择现在的村（社区）。",
                            "There is no such village, or it was dissolved or merged. Please choose the village as it is now."));
        }
        List<Village> found = List.of();
        if (name.length() > LONGEST_NAME) {
            fields.wrong(
                    "q", Bilingual.of("村名太长，请少输几个字。", "That is too long for a name: please type fewer characters."));
        } else if (!name.isEmpty()) {
            found = organisation.villagesNamed(name, MOST_FOUND).stream()
                    .map(unit -> shown(unit, site))
                    .toList();
        }
        if (!fields.areFine()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        page.addAttribute("fields", fields);
        page.addAttribute("asked", !name.isEmpty());
        page.addAttribute("found", found);
        return "site/tell-village";
    }

    private Optional<Village> village(@Nullable String code, Site site) {
        return code == null
                ? Optional.empty()
                : organisation
                        .unit(code)
                        .filter(unit -> unit.level() == UnitLevel.VILLAGE && organisation.isOpen(code))
                        .map(unit -> shown(unit, site));
    }

    private Village shown(Unit village, Site site) {
        return new Village(
                village.code(),
                site.words(village.label()),
                site.words(organisation.town(village.code()).label()));
    }
}
