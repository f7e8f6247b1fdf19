package org.needsline.casefile;

import java.util.List;

/** Enough of a contact to recognise it, not enough to use it. */
final class Mask {

    private static final List<String> DOUBLE_SURNAMES =
            List.of("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "东方", "长孙", "宇文");

    private Mask() {}

    /** {@code 王＊＊}, {@code 欧阳＊＊}; of a name in other letters the first one. */
    static String name(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            return "＊＊";
        }
        String shown = DOUBLE_SURNAMES.stream()
                .filter(surname -> trimmed.startsWith(surname) && trimmed.length() > surname.length())
                .findFirst()
                .orElse(trimmed.substring(0, trimmed.offsetByCodePoints(0, 1)));
        return shown + "＊＊";
    }

    /** {@code 138****0001}; of a shorter number the last two digits. */
    static String phone(String phone) {
        String digits = phone.strip();
        return digits.length() < 11
                ? "****" + digits.substring(Math.max(0, digits.length() - 2))
                : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    /** {@code w***@example.org}. */
    static String email(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.substring(0, 1) + "***" + email.substring(at);
    }
}
