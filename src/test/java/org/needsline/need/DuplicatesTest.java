package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesTest {

    private static final int LIKELY = 40;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROADS | 村东头到卫生室的水泥路断了好几截，下雨天电动车总打滑，上个月已有两位老人摔倒，盼望能修一修。 | 村东头至卫生室 | ROADS | 从村东头去卫生室的水泥路坏了，下雨打滑，老人看病摔过跤，请求修路。 | 村东头",
                "WATER | 自来水这半个月每天只来两小时，三组高处的十几户根本上不去水，只能去河边挑。 | 三组高坡 | WATER | 三组地势高，自来水压力小，高处白天上不去水，洗衣做饭都困难。 | 三组",
                "LIGHTING | 村口到卫生室这段路没有路灯，老人晚上看病不安全 | 村口 | LIGHTING | 卫生室到村口晚上黑，没有路灯，走路不安全 | 村口",
                "ENVIRONMENT | 养殖场的污水直接排到门前小河，水发黑发臭，河里鱼都死了。 | 村西小河 | WATER | 村西小河被养殖场污水弄得发黑发臭，鱼都死光了 | 村西",
                "LIGHTING | 二组主路没有路灯 | 二组 | LIGHTING | 二组主路晚上一片漆黑，没有路灯，孩子下晚自习回家害怕，希望装几盏太阳能路灯。 | 二组主路"
            })
    void theSameThingInOtherWordsIsLikely(
            Category oneCategory,
            String one,
            String onePlace,
            Category otherCategory,
            String other,
            String otherPlace) {
        assertThat(Duplicates.similarity(need(oneCategory, one, onePlace), need(otherCategory, other, otherPlace)))
                .isGreaterThanOrEqualTo(LIKELY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROADS | 村东头到卫生室的水泥路断了好几截，下雨天电动车总打滑 | 村东头 | ROADS | 进村的桥护栏被大货车撞断了一截，晚上骑车很危险 | 进村大桥",
                "WATER | 自来水这半个月每天只来两小时 | 三组 | WATER | 灌溉的水渠塌了两处，放水都漏掉了，再不修插秧就没水了。 | 北渠",
                "ELDERLY | 我和老伴八十多了，做饭越来越难，想问有没有送餐上门。 | 一组 | ELDERLY | 楼道没有扶手，我腿脚不好上下楼全靠挪，能不能装个扶手。 | 安置小区",
                "MARKET | 黄桃丰收，还有三千多斤卖不出去，希望帮忙找找销路。 | 桃园 | FARMING | 水稻叶子发黄卷边，想请农技员来田里看看。 | 南边大田",
                "LIGHTING | 希望有关部门尽快帮忙解决路灯问题 | 村口 | ENVIRONMENT | 希望有关部门尽快帮忙解决垃圾问题 | 桥头"
            })
    void differentThingsAreNot(
            Category oneCategory,
            String one,
            String onePlace,
            Category otherCategory,
            String other,
            String otherPlace) {
        assertThat(Duplicates.similarity(need(oneCategory, one, onePlace), need(otherCategory, other, otherPlace)))
                .isLessThan(LIKELY);
    }

    @Test
    void theSameReportIsAHundredPercent() {
        Need need = need(Category.ROADS, "桥断了", "村口");

        assertThat(Duplicates.similarity(need, need)).isEqualTo(100);
    }

    @Test
    void anEmptyTextIsLikeNothing() {
        assertThat(Duplicates.similarity(need(Category.ROADS, "！", "？"), need(Category.WATER, "！", "？")))
                .isZero();
    }

    /** Over the packaged samples: the pairs that are the same are found, and nothing else is. */
    @Test
    void amongTheSamplesOnlyTheRealPairsAreLikely() {
        List<NeedSamples.Sample> samples = NeedSamples.all();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                NeedReport one = samples.get(i).report();
                NeedReport other = samples.get(j).report();
                if (one.village().equals(other.village()) && Duplicates.similarity(need(one), need(other)) >= LIKELY) {
                    pairs.add(samples.get(i).title() + " = " + samples.get(j).title());
                }
            }
        }
        assertThat(pairs)
                .containsExactlyInAnyOrder(
                        "修复村东头至卫生室破损路面 = 修复村东头至卫生室路面",
                        "三组高坡供水压力不足 = 三组自来水压力小",
                        "村西小河养殖污水整治 = 养猪场夜间排污扰民",
                        "小区北门增设斑马线 = 小区北门过街安全");
    }

    private static Need need(Category category, String description, String place) {
        return need(NeedFixtures.described("990101100201", category, description, place));
    }

    private static Need need(NeedReport report) {
        return Need.registered(
                "990101100201-2026-00001",
                report,
                LocalDate.of(2026, 3, 2),
                NeedFixtures.step(Actor.clock(), Instant.EPOCH));
    }
}
