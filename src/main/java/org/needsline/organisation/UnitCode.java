package org.needsline.organisation;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of unit codes: the hierarchy is the code, a unit's parent is its prefix. */
public final class UnitCode {

    /** A group id is role.unit and the engine keeps 64 characters; the longest role takes 16 and the dot one. */
    static final int MAX_LENGTH = 47;

    private static final Pattern PLACE = Pattern.compile("\\d{6}|\\d{9}|\\d{12}|\\d{15}");
    private static final Pattern BODY = Pattern.compile("(\\d{6}|\\d{9}|\\d{12})-[a-z][a-z0-9-]*");

    private UnitCode() {}

    /** The code of the unit above, empty for a district. */
    public static Optional<String> parent(String code) {
        int hyphen = code.indexOf('-');
        if (hyphen > 0) {
            return Optional.of(code.substring(0, hyphen));
        }
        return code.length() <= 6 ? Optional.empty() : Optional.of(code.substring(0, code.length() - 3));
    }

    /** The district that the unit lies in: its first six digits. */
    public static String district(String code) {
        return code.length() < 6 ? code : code.substring(0, 6);
    }

    /** The town that the unit lies in, empty for a district and its departments and teams. */
    public static Optional<String> town(String code) {
        return prefix(code, 9);
    }

    /** The village that the unit lies in, empty above the village. */
    public static Optional<String> village(String code) {
        return prefix(code, 12);
    }

    /** Whether the unit is the other one or lies below it. */
    public static boolean within(String code, String above) {
        return code.equals(above) || (code.startsWith(above) && above.indexOf('-') < 0);
    }

    /** The level of the place that a code names; departments and teams count as the place they belong to. Null if it is no code. */
    public static @Nullable UnitLevel placeLevel(String code) {
        int hyphen = code.indexOf('-');
        return switch (hyphen < 0 ? code.length() : hyphen) {
            case 6 -> UnitLevel.DISTRICT;
            case 9 -> UnitLevel.TOWN;
            case 12 -> UnitLevel.VILLAGE;
            case 15 -> UnitLevel.GRID;
            default -> null;
        };
    }

    static boolean fits(String code, UnitLevel level) {
        if (code.length() > MAX_LENGTH) {
            return false;
        }
        return switch (level) {
            case DISTRICT, TOWN, VILLAGE, GRID -> PLACE.matcher(code).matches() && placeLevel(code) == level;
            case DEPARTMENT -> BODY.matcher(code).matches() && placeLevel(code) != UnitLevel.VILLAGE;
            case TEAM -> BODY.matcher(code).matches();
        };
    }

    private static Optional<String> prefix(String code, int digits) {
        int hyphen = code.indexOf('-');
        int length = hyphen < 0 ? code.length() : hyphen;
        return length < digits ? Optional.empty() : Optional.of(code.substring(0, digits));
    }
}
