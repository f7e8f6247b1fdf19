package org.needsline.need;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the public may read of a need: a surname, never a phone or a house number, nothing that identifies a child (domain, 3.2, 6). */
final class PublicWords {

    private static final String MASK = "＊＊";

    private static final String DIGIT = "[0-9０-９]";
    private static final String NUMERAL = "[0-9０-９〇零一二三四五六七八九十百]";

    /** Eighteen digits of an identity number, the last may be X; or the old fifteen. */
    private static final Pattern IDENTITY =
            Pattern.compile("(?<!" + DIGIT + ")(" + DIGIT + "{17}[0-9０-９XxＸｘ]|" + DIGIT + "{15})(?!" + DIGIT + ")");

    /** A mobile number or a landline, also written in groups. */
    private static final Pattern PHONE = Pattern.compile(
            "(?<!" + DIGIT + ")(?:(?:\\+?86)?[-\\s]?[1１][3-9３-９]" + DIGIT + "(?:[-\\s]?" + DIGIT + "){8}|[0０]" + DIGIT
                    + "{2,3}[-－—\\s)）]{0,2}" + DIGIT + "{7,8}|" + DIGIT + "{7,12})(?!" + DIGIT + ")");

    /** A number before a word for house, building, staircase, floor or flat; the letter of a part may follow the number or stand alone. */
    private static final Pattern HOUSE = Pattern.compile("(?:(?:" + NUMERAL + "|[A-Za-z]|[-－—、])*" + NUMERAL
            + "[A-Za-z]?|(?<![A-Za-z])[A-Za-z])\\s*(?=(?:号楼|号院|号|栋|幢|座|楼|单元|室|层|房间|房|#|＃))");

    /** The flat that follows a building without any word. */
    private static final Pattern FLAT =
            Pattern.compile("(?<=幢|栋|座|单元|号楼|号)[-－—\\s]*" + DIGIT + "{3,4}(?!" + DIGIT + "|[年月日点米元户人斤亩])");

    /** The word 门牌 and what follows, or numbers joined as building-staircase-flat; a date is none. */
    private static final Pattern DOOR = Pattern.compile("(?<=门牌)[号码：:\\s]*" + NUMERAL
            + "+|(?<![0-9０-９-])(?!(?:19|20)\\d{2}-\\d{1,2}(?!\\d))" + DIGIT + "+(?:\\s*[-－—]\\s*" + DIGIT + "+){1,3}");

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private static final Pattern CHILD = Pattern.compile("孩|儿童|小学生|中学生|学生|未成年|女儿|儿子|孙子|孙女|幼儿|婴儿|上学|child|pupil|kid");

    private static final Set<String> DOUBLE_SURNAMES = Set.of(
            "欧阳", "司马", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "令狐", "夏侯", "慕容", "司徒", "司空", "端木", "独孤", "南宫", "西门", "轩辕",
            "宇文", "长孙", "鲜于", "闾丘", "申屠", "太史", "公冶", "宗政", "濮阳", "淳于", "单于", "呼延", "万俟", "闻人", "澹台", "钟离");

    private PublicWords() {}

    /** Surname and ＊＊. */
    static String name(String name) {
        String stripped = name.strip();
        if (stripped.length() > 2 && DOUBLE_SURNAMES.contains(stripped.substring(0, 2))) {
            return stripped.substring(0, 2) + MASK;
        }
        return stripped.isEmpty() ? MASK : stripped.substring(0, stripped.offsetByCodePoints(0, 1)) + MASK;
    }

    /** A text without phones, identity numbers, e-mail addresses, house numbers and the reporter's name. */
    static String text(String text, @Nullable String reporterName) {
        return text(text, reporterName == null ? List.of() : List.of(reporterName));
    }

    /** The same for everybody whose name the case knows: an answer often begins with the name of whoever is answered. */
    static String text(String text, Collection<String> names) {
        String masked = withoutNames(text, names);
        for (Pattern pattern : List.of(EMAIL, IDENTITY, PHONE, DOOR, FLAT, HOUSE)) {
            masked = pattern.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }

    /** A text with the surname and ＊＊ in place of each of these names; of names within names the longer goes first. */
    static String withoutNames(String text, Collection<String> names) {
        String masked = text;
        for (String name : names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(name, name(name));
        }
        return masked;
    }

    /** Whether a text that becomes public holds a phone or identity number, or an e-mail address. */
    static boolean hasContact(String text) {
        return IDENTITY.matcher(text).find()
                || PHONE.matcher(text).find()
                || EMAIL.matcher(text).find();
    }

    /** The entry that the public sees of a need, frozen. */
    static PostedEntry entry(Need need, @Nullable Reporter reporter, Instant at, @Nullable Instant until) {
        if (categoryOnly(need)) {
            return new PostedEntry(0, need.number, need.village, need.category, null, null, null, null, at, until);
        }
        String name = reporter == null ? null : reporter.name();
        // One household's circumstances identify it: their own words are posted only when many benefit.
        String description = need.scope == Scope.COMMON ? text(need.description, name) : null;
        // As the clerk wrote it: until then nobody has looked at what the resident named.
        String place = need.place;
        return new PostedEntry(
                0,
                need.number,
                need.village,
                need.category,
                need.title == null ? null : text(need.title, name),
                description,
                place == null || need.scope == Scope.PERSONAL ? null : text(place, name),
                reporter == null || !reporter.consentToName() ? null : name(reporter.name()),
                at,
                until);
    }

    /** Whether nothing but the category may be shown. */
    static boolean categoryOnly(Need need) {
        if (need.kind == Kind.EMOTIONAL || need.leftBehind == LeftBehind.CHILD) {
            return true;
        }
        boolean child = CHILD.matcher(need.description).find()
                || (need.title != null && CHILD.matcher(need.title).find());
        return child && (need.scope == Scope.PERSONAL || need.category == Category.EDUCATION)
                || (need.category == Category.EDUCATION && need.scope == Scope.PERSONAL);
    }
}
