package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicWordsTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"王小明,王＊＊", "欧阳春梅,欧阳＊＊", "司马光,司马＊＊", "单雄信,单＊＊", "李,李＊＊", "Smith,S＊＊"})
    void aNameIsItsSurname(String name, String masked) {
        assertThat(PublicWords.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我住3号楼2单元401室，水管漏 | 我住＊＊号楼＊＊单元＊＊室，水管漏",
                "二组十二号门前的路 | 二组＊＊号门前的路",
                "柳树街12-3-402门口 | 柳树街＊＊门口",
                "门牌号码：57附近 | 门牌＊＊附近",
                "幸福路１８号旁 | 幸福路＊＊号旁",
                "5栋B座顶楼 | ＊＊栋＊＊座顶楼",
                "7幢502 | ＊＊幢＊＊",
                "请打13912345678找我 | 请打＊＊找我",
                "139-1234-5678 | ＊＊",
                "电话0571-87654321 | 电话＊＊",
                "+86 13912345678 | ＊＊",
                "身份证330106199001011234已交 | 身份证＊＊已交",
                "身份证33010619900101123X | 身份证＊＊",
                "发到zhang.san@example.com | 发到＊＊"
            })
    void houseNumbersPhonesAndIdentitiesAreTakenOut(String text, String masked) {
        assertThat(PublicWords.text(text, List.of())).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-05停水三天", "全村120户受益", "修2公里路", "每天6点到8点", "二组主路装5盏灯", "水压只有0.1兆帕", "涉及18户人家"})
    void whatIdentifiesNobodyStays(String text) {
        assertThat(PublicWords.text(text, List.of())).isEqualTo(text);
    }

    @Test
    void theReportersOwnNameIsMaskedInTheText() {
        assertThat(PublicWords.text("我叫欧阳春梅，路灯不亮", "欧阳春梅")).isEqualTo("我叫欧阳＊＊，路灯不亮");
    }

    @Test
    void aCommonNeedIsPostedMasked() {
        PostedEntry entry = PublicWords.entry(
                need(Kind.LIFE, Category.LIGHTING, Scope.COMMON, LeftBehind.NONE, "3号楼前没灯，找欧阳春梅13900000001"),
                new Reporter("欧阳春梅", "13900000001", null, true),
                AT,
                AT);

        assertThat(entry.description()).isEqualTo("＊＊号楼前没灯，找欧阳＊＊＊＊");
        assertThat(entry.reporter()).isEqualTo("欧阳＊＊");
        assertThat(entry.toString()).doesNotContain("春梅", "1390000");
    }

    @Test
    void whoDidNotConsentIsNotNamedEvenMasked() {
        Need need = need(Kind.LIFE, Category.LIGHTING, Scope.COMMON, LeftBehind.NONE, "没灯");

        assertThat(PublicWords.entry(need, new Reporter("欧阳春梅", null, null, false), AT, AT)
                        .reporter())
                .isNull();
        assertThat(PublicWords.entry(need, null, AT, AT).reporter()).isNull();
    }

    @Test
    void onePersonsWordsAreNotPosted() {
        PostedEntry entry = PublicWords.entry(
                need(Kind.LIFE, Category.ASSISTANCE, Scope.PERSONAL, LeftBehind.NONE, "大病花了十几万"), null, AT, AT);

        assertThat(entry.description()).isNull();
        assertThat(entry.place()).isNull();
    }

    @Test
    void emotionalNeedsAndChildrenArePostedByCategoryOnly() {
        onlyCategory(need(Kind.EMOTIONAL, Category.COMPANIONSHIP, Scope.COMMON, LeftBehind.NONE, "想有人聊天"));
        onlyCategory(need(Kind.LIFE, Category.HEALTH, Scope.COMMON, LeftBehind.CHILD, "要配药"));
        onlyCategory(need(Kind.LIFE, Category.EDUCATION, Scope.COMMON, LeftBehind.NONE, "孩子放学没人管"));
        onlyCategory(need(Kind.LIFE, Category.HEALTH, Scope.PERSONAL, LeftBehind.NONE, "女儿要做手术"));
        onlyCategory(need(Kind.LIFE, Category.EDUCATION, Scope.PERSONAL, LeftBehind.NONE, "想申请助学金"));
    }

    private static void onlyCategory(Need need) {
        PostedEntry entry = PublicWords.entry(need, new Reporter("王小明", null, null, true), AT, AT);
        assertThat(entry)
                .isEqualTo(
                        new PostedEntry(0, need.number, need.village, need.category, null, null, null, null, AT, AT));
    }

    private static Need need(
            Kind kind, Category category, Scope scope, LeftBehind leftBehind, @Nullable String description) {
        NeedReport report = new NeedReport(
                null,
                null,
                false,
                "990101100201",
                null,
                kind,
                category,
                scope,
                1,
                false,
                leftBehind,
                false,
                Channel.VISIT,
                description == null ? "" : description,
                "幸福路18号",
                null,
                null);
        Need need = Need.registered(
                "990101100201-2026-00001", report, LocalDate.of(2026, 3, 2), NeedFixtures.step(Actor.clock(), AT));
        need.title = "官方标题";
        return need;
    }
}
