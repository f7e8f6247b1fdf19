package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.casefile.CaseSearch.Asked;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Classification;
import org.needsline.need.Ending;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.need.TriageDecision;
import org.needsline.need.Urgency;
import org.needsline.need.Withdrawal;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class CaseSearchTest {

    private static final String LIUSHU = "990101100201";
    private static final String OTHER = "990101100202";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    CaseSearch search;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcTemplate jdbc;

    private String lamp = "";
    private String pump = "";
    private String wall = "";

    @BeforeEach
    void threeNeeds() {
        for (String table : List.of("need_search", "need_timeline", "need_holder", "need_reporter", "need")) {
            jdbc.update("delete from " + table);
        }
        lamp = triaged(report(LIUSHU, Category.LIGHTING, "村口"), "村口路灯坏了三盏", "村口至小学路段");
        pump = triaged(report(OTHER, Category.WATER, "机井房"), "更换机井水泵 (ＰＵＭＰ)", "东头机井房");
        wall = report(LIUSHU, Category.HOUSING, "老李家 13900000777 3号院");
    }

    @Test
    void wordsAreFoundInTitleAndPlaceHoweverTheyAreWritten() {
        assertThat(found("manager.district", "text", "路灯")).containsExactly(lamp);
        assertThat(found("manager.district", "text", "小学路段")).containsExactly(lamp);
        assertThat(found("manager.district", "text", "路灯 小学")).containsExactly(lamp);
        assertThat(found("manager.district", "text", "pump")).containsExactly(pump);
        assertThat(found("manager.district", "text", "水泵机井")).isEmpty();
        assertThat(found("manager.district", "text", "机井")).containsExactly(pump);
    }

    @Test
    void pairsThatStandApartAreNotTheWord() {
        String apart = triaged(report(LIUSHU, Category.LIGHTING, null), "路灯旁边的灯坏了", null);

        assertThat(found("manager.district", "text", "路灯坏"))
                .containsExactly(lamp)
                .doesNotContain(apart);
    }

    @Test
    void beforeTriageThePlaceIsFoundWithoutWhatIdentifies() {
        assertThat(found("clerk.201", "text", "老李家")).containsExactly(wall);
        assertThat(jdbc.queryForList("select words from need_search", String.class))
                .noneMatch(words -> words.contains("1390") || words.contains("3号"));
    }

    @Test
    void whoIsOfAnotherVillageFindsNothing() {
        assertThat(found("clerk.201")).containsExactlyInAnyOrder(lamp, wall);
        assertThat(found("clerk.202")).containsExactly(pump);
        assertThat(found("clerk.202", "text", "路灯")).isEmpty();
        assertThat(found("clerk.202", "number", lamp)).isEmpty();
        assertThat(found("manager.district")).containsExactlyInAnyOrder(lamp, pump, wall);
        assertThat(found("supervisor.100")).containsExactlyInAnyOrder(lamp, pump, wall);
        assertThat(found("supervisor.101")).isEmpty();
        // Nothing has come to the town itself yet.
        assertThat(found("clerk.100")).isEmpty();
        assertThat(found("officer.transport")).isEmpty();
        assertThat(found("designer.district")).isEmpty();
        assertThat(found("discipline.district")).isEmpty();
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void aUnitFindsACaseFromTheDayThatItTakesPart() {
        needs.unitInvolved(lamp, "990101100", Actor.clock());

        assertThat(found("clerk.100")).containsExactly(lamp);
    }

    @Test
    void closedCasesAreFoundToo() {
        needs.withdrawn(lamp, new Withdrawal("本人来电", null), Actor.of("clerk.201", LIUSHU));
        needs.closed(lamp, Ending.WITHDRAWN, Actor.clock());

        assertThat(found("clerk.201", "closed", "closed")).containsExactly(lamp);
        assertThat(found("clerk.201", "closed", "open")).containsExactly(wall);
        assertThat(found("clerk.201", "closed", "any")).containsExactlyInAnyOrder(lamp, wall);
        assertThat(found("clerk.201", "status", "closed")).containsExactly(lamp);
        assertThat(search.find(asked(Map.of("number", lamp)), "clerk.201").items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.closedOn()).isEqualTo(TODAY.toString());
                    assertThat(item.title()).isEqualTo("村口路灯坏了三盏");
                });
    }

    @Test
    void everyFilterNarrows() {
        assertThat(found("manager.district", "category", "water")).containsExactly(pump);
        assertThat(found("manager.district", "status", "triage")).containsExactly(wall);
        assertThat(found("manager.district", "unit", OTHER)).containsExactly(pump);
        assertThat(found("manager.district", "unit", "990101100")).hasSize(3);
        assertThat(found("manager.district", "unit", "990101")).hasSize(3);
        assertThat(found("manager.district", "unit", "990101-transport")).isEmpty();
        assertThat(found("manager.district", "number", LIUSHU + "-")).containsExactlyInAnyOrder(lamp, wall);
        assertThat(found("manager.district", "text", lamp)).containsExactly(lamp);
        assertThat(found("manager.district", "from", TODAY.plusDays(1).toString()))
                .isEmpty();
        assertThat(found("manager.district", "from", TODAY.toString(), "to", TODAY.toString()))
                .hasSize(3);
        assertThat(found("manager.district", "text", "路灯", "category", "water")).isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        CaseList first = search.find(asked(Map.of("size", "2", "sort", "number")), "manager.district");
        CaseList second = search.find(asked(Map.of("size", "2", "sort", "number", "page", "1")), "manager.district");
        CaseList beyond = search.find(asked(Map.of("size", "2", "sort", "number", "page", "2")), "manager.district");

        assertThat(first.items()).hasSize(2);
        assertThat(first.hasMore()).isTrue();
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.items()).hasSize(1);
        assertThat(second.hasMore()).isFalse();
        assertThat(second.total()).isEqualTo(3);
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.total()).isEqualTo(3);
        for (String sort : List.of("registered", "-registered", "promised", "number", "-number")) {
            assertThat(found("manager.district", "sort", sort)).hasSize(3);
        }
        assertThat(found("manager.district", "sort", "-number")).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @ParameterizedTest
    @CsvSource({
        "text, 灯",
        "text, 路灯 坏",
        "text, '路灯 or 1=1'",
        "text, '%_'",
        "from, 2026-02-30",
        "to, yesterday",
        "category, ships",
        "status, lost",
        "closed, maybe",
        "sort, phone",
        "page, -1",
        "page, 81",
        "page, x",
        "size, 0",
        "size, 101",
        "number, ' or 1=1'",
        "unit, abc"
    })
    void aBadQuestionIsRefusedWithASentence(String name, String value) {
        assertThatThrownBy(() -> search.find(asked(Map.of(name, value)), "manager.district"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.sentence().zh()).endsWith("。");
                    assertThat(refusal.sentence().en()).endsWith(".");
                });
    }

    @Test
    void fiveHundredCharactersAreNoQuestion() {
        assertThatThrownBy(() -> search.find(asked(Map.of("text", "路灯".repeat(250))), "manager.district"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("100");
    }

    private List<String> found(String userId, String... pairs) {
        Map<String, String> asked = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            asked.put(pairs[i], pairs[i + 1]);
        }
        return search.find(asked(asked), userId).items().stream()
                .map(CaseList.Item::number)
                .toList();
    }

    private static Asked asked(Map<String, String> values) {
        return new Asked(
                values.getOrDefault("kind", "need"),
                values.get("text"),
                values.get("number"),
                values.get("category"),
                values.get("status"),
                values.get("unit"),
                values.get("from"),
                values.get("to"),
                values.get("closed"),
                values.get("sort"),
                values.get("page"),
                values.get("size"));
    }

    private String triaged(String number, String title, @Nullable String place) {
        needs.triaged(
                number,
                new TriageDecision(
                        title,
                        place,
                        Kind.LIFE,
                        needs.view(number).category(),
                        Scope.COMMON,
                        20,
                        false,
                        LeftBehind.NONE),
                Actor.of("clerk.201", LIUSHU));
        return number;
    }

    private String report(String village, Category category, @Nullable String place) {
        String number = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                village,
                                null,
                                Kind.LIFE,
                                category,
                                Scope.COMMON,
                                20,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.VISIT,
                                "请尽快处理。",
                                place,
                                new Reporter("王秀英", "13900000123", null, true),
                                null),
                        Actor.of("clerk." + village.substring(9), village))
                .number();
        needs.classified(number, new Classification(Kind.LIFE, category, Urgency.ORDINARY), Actor.clock());
        return number;
    }
}
