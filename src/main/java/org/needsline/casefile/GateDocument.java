package org.needsline.casefile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFile;
import org.needsline.access.GateFacts;
import org.needsline.access.UnadmittedFile;
import org.needsline.wording.Bilingual;

/** The whole file of a request at the gate, or of a report of unadmitted work. */
final class GateDocument extends CaseDocument {

    private final GateFile file;
    private final Map<String, byte[]> thumbnails;

    /**
     * A document about a case at the gate.
     *
     * @param thumbnails of photos, by id of the evidence, JPEG
     */
    GateDocument(GateFile file, Map<String, byte[]> thumbnails) {
        this.file = file;
        this.thumbnails = thumbnails;
    }

    @Override
    void content() {
        GateFacts known = file.facts();
        if (known instanceof AccessFile request) {
            glance(request);
            links(request);
            communities(request);
            opinions(request);
            objections(request);
            ledger(request);
            evaluations(request);
        } else if (known instanceof UnadmittedFile report) {
            reported(report);
        }
        deadlines(known);
        scores(file.scores());
        evidence(file.evidence(), thumbnails);
        notes(file.colleagueNotes());
        timeline(file.timeline());
    }

    private void glance(AccessFile request) {
        facts();
        fact("事项", "Item", safe(request.title()));
        fact("状态", "Status", both(request.status()) + (request.ending() == null ? "" : " · " + both(request.ending())));
        fact(
                "类型",
                "Kind",
                (request.kind() == null ? "" : both(request.kind()))
                        + (request.emergency() ? " · 应急 emergency " + safe(request.responseNumber()) : ""));
        fact("申报部门", "Department", both(request.department()));
        fact("开立 / 申报", "Opened, filed", safe(request.openedOn()) + " / " + or(request.filedOn()));
        fact("计划起止", "Planned time", or(request.startsOn()) + " – " + or(request.endsOn()));
        if (request.runsFrom() != null) {
            fact("准入起止", "Admitted time", safe(request.runsFrom()) + " – " + or(request.expiresOn()));
        }
        if (request.closedOn() != null) {
            fact("结束日期", "Ended on", safe(request.closedOn()));
        }
        if (request.refersTo() != null) {
            fact("原事项", "Refers to", safe(request.refersTo()));
        }
        if (!request.renewedBy().isEmpty()) {
            fact("后续申请", "Followed by", safe(String.join("、", request.renewedBy())));
        }
        if (request.legacyNumber() != null) {
            fact("存量事项", "Legacy work", safe(request.legacyNumber()));
        }
        fact("法律法规依据", "Legal basis", lines(request.legalBasis()));
        fact("为何须由社区承担", "Why communities", lines(request.reason()));
        fact(
                "每社区每年",
                "A community and year",
                "工作量 workload " + figure(request.workload()) + " 人日 person-days · 经费 money " + figure(request.money())
                        + " 元 yuan · 人员 staff " + figure(request.staff()));
        fact("下放权限", "Powers handed over", lines(request.powers()));
        if (request.missing() != null) {
            fact("一次性告知", "What was missing, told once", lines(request.missing()));
        }
        end();
    }

    private void links(AccessFile request) {
        heading("十个环节", "The ten links");
        table(
                List.of(23, 16, 13, 13, 13, 11, 11),
                "环节 Link",
                "责任 Owner",
                "起 Begun",
                "期限 Due",
                "完成 Done",
                "已用 / 限定 Used, allowed",
                "结果 Outcome");
        for (AccessFile.Progress link : request.links()) {
            StringBuilder name = new StringBuilder(link.number() + " " + both(link.label()));
            if (link.round() > 1) {
                name.append("<br/><span class=\"how\">第")
                        .append(link.round())
                        .append("轮 round ")
                        .append(link.round())
                        .append("</span>");
            }
            link.clock().forEach(did -> name.append("<br/><span class=\"how\">")
                    .append(safe(did.at()))
                    .append(' ')
                    .append(safe(did.what().zh()))
                    .append("</span>"));
            row(
                    name.toString(),
                    both(link.owner()),
                    day(link.begunOn()),
                    day(link.dueAt()),
                    day(link.doneOn()),
                    link.used() == null
                            ? "—"
                            : link.used() + " / " + link.allowed() + (link.byHours() ? " 小时 h" : " 工作日 wd"),
                    both(inWords(link)));
        }
        end();
        if (request.total() != null) {
            AccessFile.TotalClock total = request.total();
            paragraph("总时限（受理至决定） Total clock: " + total.begunOn() + " – " + total.dueAt() + "，" + total.used() + " / "
                    + total.allowed() + " 工作日 working days" + (total.over() ? "，已超 over" : ""));
        }
        if (request.totalWaits() != null) {
            paragraph("总时限（受理至决定） Total clock: " + both(request.totalWaits()));
        }
        if (request.emergencyUntil() != null) {
            paragraph("应急准入有效至 Emergency admission valid until " + request.emergencyUntil());
        }
    }

    private static Bilingual inWords(AccessFile.Progress link) {
        if (link.outcome() != null) {
            return link.outcome();
        }
        return link.state() == AccessFile.State.WAITING
                ? Bilingual.of("未到", "not yet")
                : Bilingual.of("未经过", "passed over");
    }

    private void communities(AccessFile request) {
        if (request.communities().isEmpty()) {
            return;
        }
        heading("目标社区的意见与确认", "Target communities: opinions and receipts");
        paragraph("共 asked " + request.tally().asked() + " · 支持 support "
                + request.tally().support() + " · 附条件 conditions "
                + request.tally().conditions() + " · 反对 oppose "
                + request.tally().oppose() + " · 未答复 silent "
                + request.tally().silent());
        table("社区 Community", "意见 Answer", "负担 Burden", "到账（元） Paid, yuan", "要求退出 Asks for exit");
        for (AccessFile.Community each : request.communities()) {
            row(
                    both(each.community()),
                    (each.stance() == null ? "—" : both(each.stance()))
                            + (each.answeredOn() == null ? "" : " " + safe(each.answeredOn()))
                            + said(each.words()),
                    each.burden() == null ? "—" : String.valueOf(each.burden()),
                    each.receivedOn() == null ? "—" : figure(each.paid()) + " · " + safe(each.receivedOn()),
                    each.exitGround() == null
                            ? ""
                            : both(each.exitGround()) + " " + or(each.exitAskedOn()) + said(each.exitWords()));
        }
        end();
    }

    private void opinions(AccessFile request) {
        heading("审核、会审与决定", "Reviews and decision");
        table("环节 Link", "意见 Said", "何时 When", "谁 Who");
        opinion("合法性审查 Legal review", request.legal());
        opinion("经费核定 Funding", request.funding());
        opinion("规则建议 Proposed by the rules", request.proposal());
        opinion("联席会审 Joint review", request.recommendation());
        opinion("审批决定 Decision", request.decision());
        end();
        if (request.posting() != null) {
            paragraph("公示 Posted: " + request.posting().from() + " – "
                    + or(request.posting().until())
                    + (request.posting().where() == null
                            ? ""
                            : "，" + request.posting().where()));
        }
        if (request.agreement() != null) {
            paragraph("签约 Signed: " + request.agreement().signedOn()
                    + (request.agreement().words() == null
                            ? ""
                            : "，" + request.agreement().words()));
        }
    }

    private void opinion(String link, AccessFile.@Nullable Opinion said) {
        if (said != null) {
            row(
                    safe(link),
                    both(said.said()) + said(said.note()),
                    or(said.at()),
                    said.by() == null ? "" : both(said.by()));
        }
    }

    private void objections(AccessFile request) {
        if (request.objections().isEmpty()) {
            return;
        }
        heading("异议与答复", "Objections and answers");
        table("时间 When", "异议 Objection", "结果 Outcome", "答复 Answer");
        for (AccessFile.Objected each : request.objections()) {
            row(
                    safe(each.at()),
                    lines(each.text()),
                    upheld(each.upheld()),
                    lines(each.answer()) + (each.answeredAt() == null ? "" : "<br/>" + safe(each.answeredAt())));
        }
        end();
    }

    private static String upheld(@Nullable Boolean upheld) {
        return upheld == null ? "待答复 unanswered" : upheld ? "成立 upheld" : "不成立 dismissed";
    }

    private void ledger(AccessFile request) {
        if (request.ledger().isEmpty()) {
            return;
        }
        heading("台账各版本", "Versions of the ledger entry");
        table(
                "版本 Version",
                "起止 Time",
                "人日 / 元 / 人员 Person-days, yuan, staff",
                "条件与权限 Conditions, powers",
                "登记 Entered");
        for (AccessFile.Version each : request.ledger()) {
            row(
                    each.version() + " " + both(each.why()) + (each.provisional() ? "<br/>临时 provisional" : ""),
                    safe(each.from()) + " – " + safe(each.until()),
                    figure(each.workload()) + " / " + figure(each.money()) + " / " + figure(each.staff()),
                    lines(each.conditions()) + said(each.powers()),
                    safe(each.enteredOn()) + " " + both(each.by()));
        }
        end();
    }

    private void evaluations(AccessFile request) {
        for (AccessFile.Evaluated each : request.evaluations()) {
            heading("评估 " + safe(each.openedOn()), "Evaluation");
            paragraph(how(each) + (each.note() == null ? "" : "\n" + each.note()));
            if (each.ratings().isEmpty()) {
                paragraph("还没有社区评价。 No community has rated yet.");
                continue;
            }
            table("社区 Community", "兑现承诺 Promise kept", "负担 Burden", "意愿 Wish");
            for (AccessFile.Rated rated : each.ratings()) {
                row(
                        both(rated.community()),
                        String.valueOf(rated.promiseKept()),
                        String.valueOf(rated.burden()),
                        both(rated.wish()) + said(rated.words()));
            }
            end();
        }
    }

    /** An item that ended first was never concluded, so there is no day. */
    static String how(AccessFile.Evaluated evaluation) {
        String outcome = evaluation.outcome() == null
                ? "进行中 running"
                : evaluation.outcome().toString();
        return evaluation.cause() + " · " + outcome
                + (evaluation.concludedOn() == null ? "" : " " + evaluation.concludedOn());
    }

    private void reported(UnadmittedFile report) {
        facts();
        fact("状态", "Status", both(report.status()));
        fact("报告社区", "Community", both(report.community()));
        fact("部门", "Department", both(report.department()));
        fact("报告日期", "Reported on", safe(report.reportedOn()));
        fact("被要求做的事项", "Work that was handed down", lines(report.what()));
        fact("结果", "Outcome", upheld(report.upheld()));
        if (report.answer() != null) {
            fact("答复", "Answer", lines(report.answer()) + "<br/>" + or(report.closedOn()));
        }
        end();
    }

    private void deadlines(GateFacts known) {
        if (known.deadlines().isEmpty()) {
            return;
        }
        heading("各步期限与算法", "Deadlines and how they were counted");
        table("步骤 Step", "起 From", "止 Due", "结果 Outcome");
        for (GateFacts.Clocked line : known.deadlines()) {
            row(
                    both(line.step()) + "<br/><span class=\"how\">"
                            + safe(line.explanation().zh()) + "</span>",
                    safe(line.from()),
                    safe(line.due()) + (line.provisional() ? "<br/>暂定 provisional" : ""),
                    both(line.outcomeText())
                            + (line.endedAt() == null
                                    ? ""
                                    : "<br/><span class=\"how\">" + safe(line.endedAt()) + "</span>")
                            + (line.endedBy() == null
                                    ? ""
                                    : " <span class=\"how\">"
                                            + safe(line.endedBy().zh()) + "</span>"));
        }
        end();
    }

    private static String both(GateFacts.Name unit) {
        return both(Bilingual.of(unit.zh(), unit.en()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "—" : safe(text);
    }

    /** A day stays in one piece, however narrow its column; a time of day may stand below it. */
    private static String day(@Nullable String moment) {
        return moment == null
                ? "—"
                : "<span class=\"day\">" + safe(moment).replaceFirst(" ", "</span> <span class=\"day\">") + "</span>";
    }

    private static String figure(@Nullable BigDecimal amount) {
        return amount == null ? "—" : amount.stripTrailingZeros().toPlainString();
    }
}
