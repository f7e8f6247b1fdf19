package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.ResidentPhotos;
import org.needsline.casefile.ResidentPhotos.Photo;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.Rating;
import org.needsline.need.ReportField;
import org.needsline.need.ResidentActs;
import org.needsline.need.ResidentLinks;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Whoever holds a receipt, or a link from a message, follows their need and acts on it. Number and code are given once and turn into a link
 * that runs out soon, so neither stands in an address or in a page.
 */
@Controller
class FollowNeed {

    private static final Set<String> DONE =
            Set.of("answered", "added", "photos", "rated", "appealed", "unmerged", "withdrawn", "undone", "revoked");

    private static final String CLERK_EVIDENCE = "报告人在网上撤回 Withdrawn by the reporter on the public site";

    private final NeedService needs;
    private final ResidentLinks links;
    private final ObjectProvider<ResidentActs> acts;
    private final ResidentPhotos photos;
    private final WhereItStands whereItStands;

    FollowNeed(
            NeedService needs,
            ResidentLinks links,
            ObjectProvider<ResidentActs> acts,
            ResidentPhotos photos,
            WhereItStands whereItStands) {
        this.needs = needs;
        this.links = links;
        this.acts = acts;
        this.photos = photos;
        this.whereItStands = whereItStands;
    }

    @GetMapping("/site/needs")
    String ask(@RequestParam(required = false) @Nullable String number, Model page) {
        page.addAttribute("fields", new Fields().typed("number", number));
        return "site/follow";
    }

    @PostMapping("/site/needs/follow")
    String follow(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String code,
            Site site,
            Model page,
            HttpServletResponse response) {
        String given = number == null ? "" : number.strip();
        String secret = code == null ? "" : code.strip();
        // Whoever mistypes one of many letters need not type them all again: this page is kept nowhere.
        Fields fields = new Fields().typed("number", number).typed("code", code);
        if (given.isEmpty()) {
            fields.wrong("number", Bilingual.of("请填写回执上的编号。", "Please give the number of your receipt."));
        }
        if (secret.isEmpty()) {
            fields.wrong("code", Bilingual.of("请填写回执上的查询码。", "Please give the code of your receipt."));
        }
        HttpStatus refused = HttpStatus.BAD_REQUEST;
        if (fields.areFine() && !needs.codeMatches(given, secret)) {
            refused = HttpStatus.FORBIDDEN;
            fields.wrong(
                    "code",
                    Bilingual.of(
                            "编号或查询码不正确，请照着回执再看一遍。查询码丢了，可以请村（社区）受理员补发。",
                            "The number or the receipt code is not correct: please look at the receipt again. If"
                                    + " the code is lost, the clerk of your village gives you a new one."));
        }
        if (!fields.areFine()) {
            page.addAttribute("fields", fields);
            response.setStatus(refused.value());
            return "site/follow";
        }
        return seeOther(site, links.linkAfterCode(given));
    }

    @GetMapping("/site/r/{token}")
    String standing(
            @PathVariable String token, @RequestParam(required = false) @Nullable String done, Site site, Model page) {
        page.addAttribute("done", done != null && DONE.contains(done) ? done : null);
        return show("site/need", token, numberOf(token), new Fields(), page);
    }

    /** One tap in a message leads here, and nothing has been rated yet: programs that look at links in messages rate nothing. */
    @GetMapping("/site/r/{token}/rate/{rating}")
    String confirmRating(@PathVariable String token, @PathVariable String rating, Model page) {
        String number = numberOf(token);
        Rating chosen = Rating.of(rating);
        page.addAttribute("chosen", chosen);
        return show("site/rate", token, number, new Fields().typed("rating", chosen.code()), page);
    }

    @PostMapping("/site/r/{token}/rate")
    String rate(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String rating,
            @RequestParam(required = false) @Nullable String word,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("rating", rating).typed("word", word);
        return act(token, "rate", "rated", fields, site, page, response, number -> {
            Rating chosen = fields.tried(
                    "rating",
                    () -> rating == null || rating.isEmpty()
                            ? refuse("请选择满意、基本满意或不满意。", "Please choose one of the three.")
                            : Rating.of(rating));
            String said = fields.checked("word", ReportField.OPTIONAL_WORDS);
            if (chosen != null && fields.areFine()) {
                acts().rates(number, chosen, said, Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/answer")
    String answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String text,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("answer", text);
        return act(token, "answer", "answered", fields, site, page, response, number -> {
            String said = fields.checked("answer", ReportField.WORDS);
            if (said != null) {
                acts().answers(number, said, Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/add")
    String add(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String text,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("add", text);
        return act(token, "add", "added", fields, site, page, response, number -> {
            String said = fields.checked("add", ReportField.WORDS);
            if (said != null) {
                needs.added(number, said, Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/photos")
    String addPhotos(
            @PathVariable String token,
            @RequestParam(name = "photo", required = false) @Nullable List<MultipartFile> files,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields();
        return act(token, "photo", "photos", fields, site, page, response, number -> {
            List<Photo> sent = (files == null ? List.<MultipartFile>of() : files)
                    .stream()
                            .filter(file -> !file.isEmpty())
                            .map(file -> new Photo(
                                    Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getSize(), file))
                            .toList();
            if (sent.isEmpty()) {
                throw Refusal.invalid("请先选择照片。", "Please choose a photo first.");
            }
            photos.add(number, sent);
        });
    }

    @PostMapping("/site/r/{token}/appeal")
    String appeal(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String text,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("appeal", text);
        return act(token, "appeal", "appealed", fields, site, page, response, number -> {
            String said = fields.checked("appeal", ReportField.WORDS);
            if (said != null) {
                acts().appeals(number, said, Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/unmerge")
    String unmerge(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String text,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("unmerge", text);
        return act(token, "unmerge", "unmerged", fields, site, page, response, number -> {
            String said = fields.checked("unmerge", ReportField.OPTIONAL_WORDS);
            if (fields.areFine()) {
                acts().objectsToMerge(number, said, Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/withdraw")
    String withdraw(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String sure,
            Site site,
            Model page,
            HttpServletResponse response) {
        Fields fields = new Fields().typed("withdraw", text).typed("sure", sure);
        return act(token, "withdraw", "withdrawn", fields, site, page, response, number -> {
            if (sure == null) {
                fields.wrong("sure", Bilingual.of("确实要撤回，请先勾选。", "If you are sure, please tick the box first."));
            }
            String said = fields.checked("withdraw", ReportField.OPTIONAL_WORDS);
            if (fields.areFine()) {
                acts().withdraws(number, Objects.requireNonNullElse(said, CLERK_EVIDENCE), Actor.resident());
            }
        });
    }

    @PostMapping("/site/r/{token}/undo")
    String undo(@PathVariable String token, Site site, Model page, HttpServletResponse response) {
        return act(token, "undo", "undone", new Fields(), site, page, response, number -> acts().undoesWithdrawal(
                        number, Actor.resident()));
    }

    /** Every link of this need, this page's included: with number and code the reporter comes back. */
    @PostMapping("/site/r/{token}/revoke")
    String revoke(@PathVariable String token, Site site) {
        needs.linksRevoked(numberOf(token), Actor.resident());
        return seeOther(site, "/site/needs");
    }

    @FunctionalInterface
    private interface Act {
        void on(String number);
    }

    private String act(
            String token,
            String field,
            String done,
            Fields fields,
            Site site,
            Model page,
            HttpServletResponse response,
            Act act) {
        String number = numberOf(token);
        HttpStatus status = HttpStatus.BAD_REQUEST;
        try {
            act.on(number);
        } catch (Refusal refusal) {
            fields.wrong(field, refusal.sentence());
            status = refusal.kind() == Refusal.Kind.CONFLICT ? HttpStatus.CONFLICT : status;
        }
        if (fields.areFine()) {
            return seeOther(site, "/site/r/" + token + "?done=" + done);
        }
        response.setStatus(status.value());
        return show("site/need", token, number, fields, page);
    }

    private String numberOf(String token) {
        return links.numberOf(token)
                .orElseThrow(
                        () -> Refusal.forbidden(
                                "这个链接不对、已过期或已停用。请凭回执上的编号和查询码查询。",
                                "This link is not right, has run out or was revoked. Please use the number and code of your receipt."));
    }

    private String show(String template, String token, String number, Fields fields, Model page) {
        page.addAttribute("hidden", true);
        page.addAttribute("need", whereItStands.of(number));
        page.addAttribute("here", "/site/r/" + token);
        page.addAttribute("fields", fields);
        page.addAttribute("ratings", Rating.values());
        return template;
    }

    private static <T> T refuse(String zh, String en) {
        throw Refusal.invalid(zh, en);
    }

    private ResidentActs acts() {
        return acts.getObject();
    }

    private static String seeOther(Site site, String address) {
        return "redirect:" + site.to(address);
    }
}
