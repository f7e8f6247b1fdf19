package org.needsline.benchmark;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.needsline.need.Category;
import org.needsline.need.NeedSearch;
import org.needsline.need.NeedSearch.Criteria;
import org.needsline.need.NeedSearch.Order;
import org.needsline.need.Status;
import org.needsline.organisation.Organisation;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The library as people look through it: titles and places of words that are common or rare, five years of days, needs that stayed in the
 * village and needs that went up. Every role asks what such a person asks, and what costs most.
 */
final class SearchLibrary {

    private static final List<String> OBJECTS = List.of(
            "路灯", "机井", "水渠", "排水沟", "文化广场", "卫生室", "危房", "低保", "养老金", "垃圾池", "公厕", "健身器材", "桥面", "护栏", "自来水", "水管",
            "电线", "变压器", "通村公路", "生产道路", "果园", "大棚", "蔬菜销路", "苹果滞销", "农机", "种子补贴", "贷款", "就业培训", "幼儿园", "校车", "图书室",
            "戏台", "邻里纠纷", "土地边界", "宅基地", "赡养", "残疾证", "轮椅", "慢病药", "体检");
    private static final List<String> PROBLEMS = List.of(
            "损坏三处", "年久失修", "需要新建", "漏水严重", "夜里没有", "堵塞", "不够用", "无人管护", "价格太高", "申请未批", "希望加装", "请求协调", "雨后积水", "存在隐患",
            "需要更换", "老化", "经常跳闸", "断头", "没有着落", "要求补办");
    private static final List<String> PLACES = List.of(
            "村口", "村委会门前", "小学门口", "东头", "西头", "二组", "三组", "五组巷子", "文化广场旁", "卫生室旁", "桥头", "河边", "机井房", "果园边", "主街",
            "北坡", "南沟", "敬老院", "戏台前", "三岔路口");

    private final Organisation organisation;
    private final NeedSearch search;
    private final District district;

    SearchLibrary(Organisation organisation, NeedSearch search, District district) {
        this.organisation = organisation;
        this.search = search;
        this.district = district;
    }

    /** Gives every need words, days, a status and units of its own, and forgets by what it was found. */
    static void reword(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.execute("select setseed(0.42)");
        jdbc.execute("drop table if exists bench_words");
        jdbc.execute("create table bench_words as select number, random() as r1, random() as r2, random() as r3,"
                + " 1 + floor(random() * random() * 40)::int as o, 1 + floor(random() * 20)::int as q,"
                + " 1 + floor(random() * random() * 20)::int as p, 1 + floor(random() * 20)::int as p2,"
                + " row_number() over (order by md5(number)) as n, count(*) over () as many from need");
        jdbc.execute("create unique index on bench_words (number)");
        jdbc.execute("truncate need_search");
        jdbc.update(
                """
                update need n set
                  title = (%3$s)[w.p] || (%1$s)[w.o] || (%2$s)[w.q],
                  place = (%3$s)[w.p] || '至' || (%3$s)[w.p2],
                  category = (%4$s)[1 + (w.o * 7) %% 16],
                  registered_on = date '2021-10-01' + (w.n * 1800 / w.many)::int,
                  promised_on = case when w.r2 < 0.5 then date '2021-10-01' + (w.n * 1800 / w.many)::int + 60 end,
                  updated_at = timestamptz '2021-10-01' + (w.n * 1800 / w.many) * interval '1 day' + w.r2 * interval '60 days',
                  status = case when w.r1 < 0.6 then 'closed' when w.r1 < 0.7 then 'screening' when w.r1 < 0.8 then 'delivering'
                    when w.r1 < 0.85 then 'triage' when w.r1 < 0.9 then 'posting' when w.r1 < 0.95 then 'claiming'
                    when w.r1 < 0.9999 then 'verifying' else 'disputed' end,
                  involved = case when w.r3 < 0.15 then left(n.village, 9) || ',' || left(n.village, 6)
                    when w.r3 < 0.4 then left(n.village, 9) else '' end,
                  invited = case when w.r3 < 0.15 then '990101-transport,990101-water,990101-finance'
                    when w.r3 < 0.4 then left(n.village, 9) || '-agriculture,' || left(n.village, 9) || '-safety'
                    else n.village || '-volunteers,' || n.village || '001,' || n.village || '002' end,
                  responsible = case when w.r3 < 0.1 then '990101-' || (array['transport','water','housing','health'])[1 + w.n %% 4]
                    when w.r3 < 0.3 then left(n.village, 9) || '-agriculture' when w.r3 < 0.7 then n.village || '-volunteers' end
                from bench_words w where w.number = n.number
                """
                        .formatted(array(OBJECTS), array(PROBLEMS), array(PLACES), array(categories())));
        jdbc.execute("drop table bench_words");
        jdbc.execute("vacuum full need");
    }

    private static List<String> categories() {
        return java.util.Arrays.stream(Category.values()).map(Category::code).toList();
    }

    private static String array(List<String> words) {
        return "array['" + String.join("','", words) + "']";
    }

    /** Every role looks: what such a person asks every day, and what costs most. */
    Timings ask(int samples) {
        Timings timings = new Timings();
        for (int i = 0; i < samples; i++) {
            String village = any(district.villages());
            String town = District.town(village);
            for (String person : List.of(
                    "clerk." + village,
                    "grid-worker." + village + "001",
                    "team." + village + "-volunteers",
                    "clerk." + town,
                    "officer." + town + "-agriculture",
                    "supervisor." + town,
                    "clerk." + District.CODE,
                    "officer." + District.CODE + "-transport",
                    "manager." + District.CODE)) {
                String role = role(person);
                Asking as = new Asking(timings, role, person);
                as.question("first page", null, null, null, null, Order.NEWEST, 0);
                as.question("open, oldest first", null, null, null, false, Order.OLDEST, 0);
                as.question("promised, 3rd page", null, null, null, false, Order.PROMISED, 2);
                as.question("common word", any(List.of("路灯", "村口", "文化")), null, null, null, Order.NEWEST, 0);
                as.question("rare word", any(List.of("体检", "慢病", "轮椅")), null, null, null, Order.NEWEST, 0);
                as.question("two words", "村口 路灯", null, null, null, Order.NEWEST, 0);
                as.question("long word", "路灯年久失修", null, null, null, Order.NEWEST, 0);
                as.question("common word, open", "村口", null, null, false, Order.NEWEST, 0);
                as.question("common word, farthest page", "文化", null, null, null, Order.NEWEST, 79);
                as.question("nothing asked, farthest page", null, null, null, null, Order.NEWEST, 79);
                as.question("category", null, Category.WATER, null, null, Order.NEWEST, 0);
                as.question("status", null, null, Status.DELIVERING, null, Order.NEWEST, 0);
                as.question("rare status", null, null, Status.DISPUTED, null, Order.NEWEST, 0);
                as.question("category and rare status", null, Category.WATER, Status.DISPUTED, null, Order.NEWEST, 0);
                as.question("word, by promise", "村口", null, null, false, Order.PROMISED, 0);
                as.question("word and status", "路灯", null, Status.DELIVERING, null, Order.NEWEST, 0);
            }
        }
        return timings;
    }

    private static String role(String person) {
        String unit = person.substring(person.indexOf('.') + 1);
        String place = unit.contains("-") ? unit.substring(0, unit.indexOf('-')) : unit;
        String level = place.length() == 6 ? "district" : place.length() == 9 ? "town" : "village";
        return level + " " + person.substring(0, person.indexOf('.'));
    }

    private final class Asking {

        private final Timings timings;
        private final String role;
        private final String person;

        Asking(Timings timings, String role, String person) {
            this.timings = timings;
            this.role = role;
            this.person = person;
        }

        void question(
                String name, String text, Category category, Status status, Boolean closed, Order order, int page) {
            timings.run(
                    role + ": " + name,
                    () -> search.find(new Criteria(
                            organisation.reachOf(person),
                            text,
                            null,
                            category,
                            status,
                            null,
                            null,
                            null,
                            closed,
                            order,
                            page,
                            25)));
        }
    }

    private static String any(List<String> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }
}
