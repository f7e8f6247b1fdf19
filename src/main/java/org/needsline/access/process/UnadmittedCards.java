package org.needsline.access.process;

import static org.camunda.spin.Spin.JSON;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.access.AccessLedger;
import org.needsline.access.LedgerLine;
import org.needsline.access.LegacyItem;
import org.needsline.access.LegacyItems;
import org.needsline.access.UnadmittedReport;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** What the answer to a report needs to see: what was handed down, and what of that department stands in the ledger for this community. */
@Component
class UnadmittedCards {

    private final AccessLedger ledger;
    private final LegacyItems legacy;
    private final Organisation organisation;

    UnadmittedCards(AccessLedger ledger, LegacyItems legacy, Organisation organisation) {
        this.ledger = ledger;
        this.legacy = legacy;
        this.organisation = organisation;
    }

    SpinJsonNode card(UnadmittedReport report) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("number", report.number());
        card.put("communityName", name(report.community()));
        card.put("departmentName", name(report.department()));
        card.put(
                "items",
                ledger.running(report.district(), report.department(), report.community()).stream()
                        .map(LedgerLine::item)
                        .collect(Collectors.joining("；")));
        card.put(
                "legacy",
                legacy.carried(report.community()).stream()
                        .filter(work -> work.department().equals(report.department()) && !work.unadmitted())
                        .map(LegacyItem::item)
                        .collect(Collectors.joining("；")));
        return JSON(card);
    }

    Map<String, String> facts(UnadmittedReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("villageName", name(report.community()));
        facts.put("unit", name(report.department()));
        if (report.upheld() != null) {
            facts.put("decision", report.upheld() ? "属实 upheld" : "不属未准入 not unadmitted");
        }
        if (report.answer() != null) {
            facts.put("answer", report.answer().replaceAll("[。.]+$", ""));
        }
        return facts;
    }

    private String name(String code) {
        return organisation.unit(code).map(Unit::name).orElse(code);
    }
}
