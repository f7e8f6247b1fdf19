package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Classification;
import org.needsline.need.DecidedBy;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.TriageDecision;
import org.needsline.need.Urgency;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Of a few ratings everybody in a village knows whose they are: the public learns none of them. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=acting",
            "server.forward-headers-strategy=framework",
            "needsline.protection.trusted-proxies=127.0.0.1,::1"
        })
class FewRatingsTest {

    private static final String VILLAGE = "990101101203";
    private static final String OVERVIEW = "/site/villages/" + VILLAGE;
    private static final Actor CLERK = Actor.of("clerk.1203", VILLAGE);

    @LocalServerPort
    int port;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void satisfactionIsShownFromTheTenthRatingOnAndNeverOfOneNeed() {
        for (int i = 1; i < 10; i++) {
            rated(i);
        }
        assertThat(page(OVERVIEW)).contains("评价还不到10件，暂不公布").doesNotContain("条形图：满意", "不满意");
        String last = rated(10);
        assertThat(page(OVERVIEW)).contains("条形图：满意0件，基本满意0件，不满意10件").doesNotContain("暂不公布");
        for (String path : new String[] {OVERVIEW + "/results", OVERVIEW + "/feed", "/site/postings/" + last}) {
            assertThat(page(path)).as(path).contains("修补水渠10", "已办结").doesNotContain("满意", "评价：");
        }
    }

    /** A need that was posted, met and rated. */
    private String rated(int running) {
        String number = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                null,
                                Kind.LIFE,
                                Category.WATER,
                                Scope.COMMON,
                                30,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.VISIT,
                                "水渠漏水，第" + running + "段",
                                "村南",
                                new Reporter("王大山", null, null, true),
                                null),
                        CLERK)
                .number();
        needs.classified(number, new Classification(Kind.LIFE, Category.WATER, Urgency.ORDINARY), Actor.clock());
        needs.triaged(
                number,
                new TriageDecision(
                        "修补水渠" + running, "村南", Kind.LIFE, Category.WATER, Scope.COMMON, 30, false, LeftBehind.NONE),
                CLERK);
        needs.waitsForScreening(number, Actor.clock());
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M-3", null),
                CLERK);
        needs.posted(number, clock.instant().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS), Actor.clock());
        // How it was delivered does not matter here.
        jdbc.sql("update need set status = 'closed', ending = 'met', rating = 'dissatisfied', closed_at = ?,"
                        + " version = version + 1 where number = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), number)
                .update();
        return number;
    }

    private String page(String path) {
        return new Visitor(port)
                .with("Accept", "text/html,*/*")
                .with("Accept-Language", "zh")
                .get(path)
                .body();
    }
}
