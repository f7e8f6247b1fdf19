package org.needsline.publicsite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Classification;
import org.needsline.need.DecidedBy;
import org.needsline.need.Ending;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.Level;
import org.needsline.need.LevelEntry;
import org.needsline.need.LikelyDuplicate;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.Objection;
import org.needsline.need.ObjectionAnswer;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.TriageDecision;
import org.needsline.need.Urgency;
import org.needsline.need.Withdrawal;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Every page, feed and header that the public can reach: whole, small, and without a word that identifies somebody. */
@WebTest
@TestPropertySource(properties = {"needsline.sample-data=true", "needsline.scoring.minimum-ratings=1"})
class NothingLeaksTest {

    private static final String VILLAGE = "990101100202";
    private static final String NAME = "欧阳春梅";
    private static final String PHONE = "13987654321";
    private static final String OBJECTOR = "司马长风";
    private static final String OBJECTOR_PHONE = "13712345678";
    private static final Actor CLERK = Actor.of("clerk.202", VILLAGE);
    private static final Actor TOWN = Actor.of("clerk.100", "990101100");
    private static final int LARGEST_PAGE = 100_000;

    @LocalServerPort
    int port;

    /** In a database of these tests' own: cases are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Visitor reader() {
        return new Visitor(port).with("Accept", "text/html,*/*").with("Accept-Language", "zh");
    }

    @Test
    void whoAsksWhetherItWasReportedLearnsNothingOfHouseholds() {
        String household = waiting(Kind.LIFE, Scope.PERSONAL, "路灯不亮");
        String lonely = waiting(Kind.EMOTIONAL, Scope.COMMON, "路灯不亮");
        String common = waiting(Kind.LIFE, Scope.COMMON, "路灯不亮");
        String postedHousehold = posted(Kind.LIFE, Scope.PERSONAL, "路灯不亮");
        assertThat(needs.likelyDuplicates(VILLAGE, Category.LIGHTING, "村东的路灯不亮", null, 100).stream()
                        .map(LikelyDuplicate::number))
                .contains(common, postedHousehold)
                .doesNotContain(household, lonely);
    }

    @Test
    void noPageFeedOrHeaderNamesAnybody() {
        String lamp = posted(Kind.LIFE, Scope.COMMON, "村东路灯维修");
        long objection = needs.objected(
                lamp, new Objection("我是" + OBJECTOR + "，电话" + OBJECTOR_PHONE, OBJECTOR, OBJECTOR_PHONE, false), CLERK);
        String open = reader().get("/site/postings/" + lamp).body();
        needs.objectionAnswered(
                lamp,
                new ObjectionAnswer(
                        objection, false, OBJECTOR + "同志：已向" + NAME + "（" + PHONE + "，幸福路18号3单元502）说明，维持原公示。"),
                TOWN);
        explained(lamp);
        String lonely = posted(Kind.EMOTIONAL, Scope.PERSONAL, "独居老人陪伴秘密标题");
        String withdrawn = posted(Kind.LIFE, Scope.COMMON, "撤回秘密标题");
        needs.withdrawn(withdrawn, new Withdrawal("本人来电", null), CLERK);
        assertThat(open).contains("异议截止").contains("等待答复").contains("欧阳＊＊");

        Map<String, HttpResponse<String>> pages = Crawl.from("/site/?lang=zh", reader());
        pages.putAll(Crawl.from("/site/?lang=en", reader()));

        List<String> secrets = new ArrayList<>(List.of(
                NAME,
                PHONE,
                OBJECTOR,
                OBJECTOR_PHONE,
                "春梅",
                "长风",
                "18号",
                "3单元",
                "单元502",
                "秘密标题",
                "村东的路灯不亮",
                "ouyang@"));
        secrets.addAll(peopleInTheLibrary());
        List<String> wrong = new ArrayList<>();
        pages.forEach((path, answer) -> {
            String all = path + answer.headers().map() + answer.body();
            secrets.stream().filter(all::contains).forEach(secret -> wrong.add(secret + " on " + path));
            if (answer.statusCode() != 200) {
                wrong.add(answer.statusCode() + " for " + path);
            }
            if (!path.contains(".js") && answer.body().contains("??")) {
                wrong.add("words are missing on " + path);
            }
            if (answer.headers().firstValue("Set-Cookie").isPresent()) {
                wrong.add("cookie of " + path);
            }
            int size = answer.body().getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST_PAGE) {
                wrong.add(size + " bytes of " + path);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(requireNonNull(pages.get("/site/postings/" + lamp + "?lang=zh"))
                        .body())
                .contains("解释办结")
                .contains("异议不成立")
                .contains("维持原公示")
                .contains("费用超出本年安排");
        assertThat(pages.keySet())
                .contains("/site/postings/" + lonely + "?lang=en")
                .doesNotContain("/site/postings/" + withdrawn + "?lang=zh");
        assertThat(reader().get("/site/postings/" + withdrawn).statusCode()).isEqualTo(404);
        Set<String> kinds = new TreeSet<>();
        pages.keySet().forEach(path -> kinds.add(path.replaceAll("\\?.*", "").replaceAll("(?<=/)[^/]*\\d[^/]*", "X")));
        assertThat(kinds)
                .as("kinds of pages that were read")
                .contains(
                        "/site/",
                        "/site/towns/X",
                        "/site/villages/X",
                        "/site/villages/X/access",
                        "/site/access",
                        "/site/villages/X/feed",
                        "/site/villages/X/print",
                        "/site/villages/X/qr.svg",
                        "/site/meetings/X",
                        "/site/postings/X",
                        "/site/site.css",
                        "/site/icon.svg");
    }

    @Test
    void whatIsNotPublicLooksLikeWhatIsNotThere() {
        String reported = reported(Kind.LIFE, Scope.COMMON);
        Visitor reader = reader();

        String unknown = reader.get("/site/postings/990101100202-2020-99999").body();

        assertThat(reader.get("/site/postings/" + reported).statusCode()).isEqualTo(404);
        assertThat(reader.get("/site/postings/" + reported).body()).isEqualTo(unknown);
        for (String path : List.of(
                "/site/villages/990101100999",
                "/site/villages/990101100",
                "/site/villages/%3Cb%3E/print",
                "/site/villages/990101100999/feed",
                "/site/villages/990101100999/qr.svg",
                "/site/meetings/none",
                "/site/postings/none",
                "/site/postings/" + reported + "/photos/x",
                "/site/postings/none/photos/x/small")) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String page : List.of("0", "-1", "501", "x", "", "1e2", "99999999999")) {
            HttpResponse<String> answer = reader.get("/site/villages/" + VILLAGE + "/results?page=" + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(400);
            assertThat(answer.body()).contains("没有这一页");
        }
        assertThat(reader.get("/site/villages/" + VILLAGE + "/results?page=500").body())
                .contains("没有更多内容了");
    }

    /** Names, phones and addresses of everybody who reported in the sample district. */
    private List<String> peopleInTheLibrary() {
        return jdbc
                .sql("select reporter_name from need_reporter where reporter_name is not null"
                        + " union select phone from need_reporter where phone is not null"
                        + " union select email from need_reporter where email is not null"
                        + " union select objector_name from need_objection where objector_name is not null"
                        + " union select objector_phone from need_objection where objector_phone is not null")
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    private String reported(Kind kind, Scope scope) {
        return needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                VILLAGE + "001",
                                kind,
                                Category.LIGHTING,
                                scope,
                                30,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.VISIT,
                                "我叫" + NAME + "，住幸福路18号3单元502，电话" + PHONE + "。村东的路灯不亮。",
                                "幸福路18号门口",
                                new Reporter(NAME, PHONE, "ouyang@example.org", true),
                                null),
                        CLERK)
                .number();
    }

    private String waiting(Kind kind, Scope scope, String title) {
        String number = reported(kind, scope);
        needs.classified(number, new Classification(kind, Category.LIGHTING, Urgency.ORDINARY), Actor.clock());
        needs.triaged(
                number,
                new TriageDecision(title, null, kind, Category.LIGHTING, scope, 30, false, LeftBehind.NONE),
                CLERK);
        needs.waitsForScreening(number, Actor.clock());
        return number;
    }

    private String posted(Kind kind, Scope scope, String title) {
        String number = waiting(kind, scope, title);
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M-1", null),
                CLERK);
        needs.posted(number, until(), Actor.clock());
        return number;
    }

    private @Nullable Instant until() {
        return clock.instant().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }

    private void explained(String number) {
        Actor district = Actor.of("supervisor.district", "990101");
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofDays(6)));
        try {
            needs.postingOver(number, Actor.clock());
            needs.levelEntered(number, new LevelEntry(Level.DISTRICT, List.of()), Actor.clock());
            needs.awaitsAssignment(number, Actor.clock());
            needs.explained(number, "费用超出本年安排，已当面告知" + NAME + "和" + OBJECTOR + "，电话" + PHONE + "。", district);
            needs.closed(number, Ending.EXPLAINED, Actor.clock());
        } finally {
            ((EngineClock) clock).reset();
        }
    }
}
