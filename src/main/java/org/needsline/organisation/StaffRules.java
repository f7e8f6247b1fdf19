package org.needsline.organisation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** What is right for a person and a role, whichever way they are entered: a file, the page of administrators, Camunda's Admin. */
@Component
class StaffRules {

    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,18}[0-9]");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 200;

    private final Units units;

    StaffRules(Units units) {
        this.units = units;
    }

    /**
     * The person, with blanks taken off.
     *
     * @throws Refusal invalid, with what is wrong
     */
    Staff person(String userId, String name, @Nullable String email, @Nullable String phone) {
        if (!USER_ID.matcher(userId).matches()) {
            throw Refusal.invalid(
                    "用户名“" + userId + "”只能用英文字母、数字、点、连字符和下划线，最多64个。",
                    "The user id \"" + userId
                            + "\" may have letters, digits, dot, hyphen and underscore only, 64 at most.");
        }
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw Refusal.invalid("姓名须为1至100个字。", "The name must have 1 to 100 characters.");
        }
        String address = email == null ? "" : email.strip();
        if (!address.isEmpty()
                && (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches())) {
            throw Refusal.invalid("邮箱“" + address + "”格式有误。", "\"" + address + "\" is no e-mail address.");
        }
        String number = phone == null ? "" : phone.strip();
        if (!number.isEmpty() && !PHONE.matcher(number).matches()) {
            throw Refusal.invalid("电话“" + number + "”格式有误。", "\"" + number + "\" is no phone number.");
        }
        return new Staff(userId, called, orNull(address), orNull(number));
    }

    /**
     * The role in a unit that exists, is not closed and has such a role.
     *
     * @throws Refusal invalid, with what is wrong
     */
    RoleInUnit role(String roleId, String unitCode) {
        Role role = Role.of(roleId)
                .orElseThrow(() -> Refusal.invalid("角色“" + roleId + "”未知。", "The role \"" + roleId + "\" is unknown."));
        Unit unit = units.find(unitCode)
                .orElseThrow(() ->
                        Refusal.invalid("单位“" + unitCode + "”不存在。", "The unit \"" + unitCode + "\" does not exist."));
        if (units.isClosed(unitCode)) {
            throw Refusal.invalid(
                    "单位“" + unit.name() + "”已撤销，不能再担任其角色。",
                    "The unit " + unitCode + " is closed: nobody takes a role there any more.");
        }
        if (!role.heldAt(unit.level())) {
            throw Refusal.invalid(
                    "层级为" + unit.level() + "的单位“" + unitCode + "”没有角色“"
                            + role.label().zh() + "”。",
                    "The unit " + unitCode + ", a " + unit.level() + ", has no role " + role.id() + ".");
        }
        return new RoleInUnit(role, unitCode);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
