package org.needsline.need;

import java.util.Map;
import org.needsline.wording.Bilingual;

/** How the small facts of a timeline entry read. */
final class FactWords {

    private static final Map<String, Bilingual> NAMES = Map.ofEntries(
            Map.entry("into", Bilingual.of("并入", "into")),
            Map.entry("same", Bilingual.of("同一需求", "same as")),
            Map.entry("from", Bilingual.of("来自", "from")),
            Map.entry("outcome", Bilingual.of("结果", "outcome")),
            Map.entry("decidedBy", Bilingual.of("议定主体", "decided by")),
            Map.entry("reason", Bilingual.of("理由", "reason")),
            Map.entry("reference", Bilingual.of("依据", "reference")),
            Map.entry("invited", Bilingual.of("邀请", "invited")),
            Map.entry("unit", Bilingual.of("单位", "unit")),
            Map.entry("personInCharge", Bilingual.of("承办人", "person in charge")),
            Map.entry("namedCadre", Bilingual.of("认领干部", "named cadre")),
            Map.entry("promisedOn", Bilingual.of("承诺日期", "promised for")),
            Map.entry("until", Bilingual.of("截止", "until")),
            Map.entry("days", Bilingual.of("工作日", "working days")),
            Map.entry("rating", Bilingual.of("评价", "rating")),
            Map.entry("by", Bilingual.of("途径", "by way of")),
            Map.entry("ending", Bilingual.of("办结方式", "ending")),
            Map.entry("year", Bilingual.of("年度", "year")),
            Map.entry("urgency", Bilingual.of("紧急程度", "urgency")),
            Map.entry("objection", Bilingual.of("异议", "objection")),
            Map.entry("step", Bilingual.of("环节", "step")),
            Map.entry("channel", Bilingual.of("渠道", "channel")));

    private FactWords() {}

    static String zh(String name, String fact) {
        Bilingual word = NAMES.get(name);
        return (word == null ? name : word.zh()) + "：" + value(name, fact).zh();
    }

    static String en(String name, String fact) {
        Bilingual word = NAMES.get(name);
        return (word == null ? name : word.en()) + ": " + value(name, fact).en();
    }

    private static Bilingual value(String name, String fact) {
        return switch (name) {
            case "outcome" -> label(ScreeningOutcome.values(), fact);
            case "decidedBy" -> label(DecidedBy.values(), fact);
            case "reason" -> label(RejectionReason.values(), fact);
            case "rating" -> label(Rating.values(), fact);
            case "ending" -> label(Ending.values(), fact);
            case "urgency" -> label(Urgency.values(), fact);
            case "channel" -> label(Channel.values(), fact);
            default -> Bilingual.of(fact, fact);
        };
    }

    private static <E extends Coded> Bilingual label(E[] constants, String code) {
        for (E constant : constants) {
            if (constant.code().equals(code)) {
                return constant.label();
            }
        }
        return Bilingual.of(code, code);
    }
}
