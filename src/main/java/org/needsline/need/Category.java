package org.needsline.need;

import org.needsline.wording.Bilingual;

/** The 16 categories of the library. */
public enum Category implements Coded {
    ROADS("roads", "道路交通", "Roads"),
    LIGHTING("lighting", "照明与公共设施", "Lighting and facilities"),
    WATER("water", "水利与饮水", "Water"),
    HOUSING("housing", "住房与危房", "Housing"),
    ENVIRONMENT("environment", "环境卫生", "Environment"),
    FARMING("farming", "农技服务", "Farming"),
    MARKET("market", "产销对接", "Market"),
    EMPLOYMENT("employment", "就业创业", "Employment"),
    FINANCE("finance", "金融信贷", "Finance"),
    EDUCATION("education", "教育与儿童", "Education and children"),
    HEALTH("health", "医疗健康", "Health"),
    ELDERLY("elderly", "养老服务", "Elderly care"),
    ASSISTANCE("assistance", "救助补贴", "Assistance"),
    DISPUTES("disputes", "矛盾调解与法律", "Disputes and law"),
    CULTURE("culture", "文体活动", "Culture and sport"),
    COMPANIONSHIP("companionship", "精神关爱", "Companionship");

    private final String code;
    private final Bilingual label;

    Category(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Category of(String code) {
        return Coded.parse(values(), code, "类别 category");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Bilingual label() {
        return label;
    }
}
