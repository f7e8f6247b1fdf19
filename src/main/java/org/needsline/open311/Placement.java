package org.needsline.open311;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.springframework.stereotype.Component;

/** Finds the village that a request belongs to. */
@Component
class Placement {

    private final Organisation organisation;

    Placement(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * Where a request lies.
     *
     * @param village 12 digits
     * @param grid 15 digits, where one was named
     */
    record Place(String village, @Nullable String grid) {}

    /**
     * By the attribute first, then by the address id, then by the village's name in the address.
     *
     * @throws Open311Problem 400, if no village or more than one fits
     */
    Place of(String district, @Nullable String village, @Nullable String addressId, @Nullable String address) {
        if (village != null) {
            return village.matches("\\d+") ? byCode(district, village) : named(district, village, address);
        }
        if (addressId != null) {
            return byCode(district, addressId);
        }
        if (address != null) {
            return within(district, address);
        }
        throw Open311Problem.invalid(
                "请给出村：attribute[village]、address_id或address_string。只有经纬度不能定位到村。",
                "A village must be given as attribute[village], address_id or in address_string; lat and long alone do not lead"
                        + " to one.");
    }

    private Place byCode(String district, String code) {
        Optional<Unit> unit = organisation
                .unit(code)
                .filter(each -> UnitCode.within(each.code(), district))
                .filter(each -> each.level() == UnitLevel.VILLAGE || each.level() == UnitLevel.GRID)
                .filter(each -> organisation.isOpen(each.code()));
        if (unit.isEmpty()) {
            throw Open311Problem.invalid(
                    "没有代码为“" + code + "”的村或网格。", "There is no village or grid with the code " + code + ".");
        }
        return new Place(UnitCode.village(code).orElse(code), unit.get().level() == UnitLevel.GRID ? code : null);
    }

    private Place named(String district, String name, @Nullable String address) {
        List<Unit> found = villages(district).stream()
                .filter(each -> each.name().equals(name) || each.nameEn().equalsIgnoreCase(name))
                .toList();
        if (found.isEmpty()) {
            throw Open311Problem.invalid("没有名为“" + name + "”的村。", "There is no village named " + name + ".");
        }
        return only(found, address == null ? name : address);
    }

    private Place within(String district, String address) {
        List<Unit> found = villages(district).stream()
                .filter(each -> address.contains(each.name()))
                .toList();
        if (found.isEmpty()) {
            throw Open311Problem.invalid(
                    "地址“" + address + "”中没有本区的村名，请填写attribute[village]。",
                    "The address names no village of this district: please give attribute[village].");
        }
        // A name may be part of a longer one, which is then meant.
        List<Unit> whole = found.stream()
                .filter(each -> found.stream()
                        .noneMatch(other -> !other.name().equals(each.name())
                                && other.name().contains(each.name())))
                .toList();
        return only(whole, address);
    }

    /** Of villages that are called the same the one whose town is named. */
    private Place only(List<Unit> found, String address) {
        List<Unit> left = found;
        if (left.size() > 1) {
            left = found.stream()
                    .filter(each ->
                            address.contains(organisation.town(each.code()).name()))
                    .toList();
        }
        if (left.size() == 1) {
            return new Place(left.get(0).code(), null);
        }
        Set<String> choices = found.stream().map(Unit::code).collect(Collectors.toSet());
        throw Open311Problem.invalid(
                "有多个村符合，请填写其中一个代码：" + String.join("、", choices) + "。",
                "More than one village fits, please give one of the codes: " + String.join(", ", choices) + ".");
    }

    private List<Unit> villages(String district) {
        return organisation.ofLevel(UnitLevel.VILLAGE).stream()
                .filter(each -> UnitCode.within(each.code(), district))
                .toList();
    }
}
