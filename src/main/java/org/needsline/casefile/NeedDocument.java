package org.needsline.casefile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseFile.Contact;

/** The whole file of a need. */
final class NeedDocument extends CaseDocument {

    private final CaseFile file;
    private final @Nullable Contact contact;
    private final Map<String, byte[]> thumbnails;

    /**
     * A document about a need.
     *
     * @param file the case, its contact as it may be printed
     * @param contact in full, or null to print it masked
     * @param thumbnails of photos, by id of the evidence, JPEG
     */
    NeedDocument(CaseFile file, @Nullable Contact contact, Map<String, byte[]> thumbnails) {
        this.file = file;
        this.contact = contact;
        this.thumbnails = thumbnails;
    }

    @Override
    void content() {
        glance();
        texts();
        ladder();
        deadlines();
        promises();
        votes();
        posting();
        objections();
        others();
        scores(file.scores());
        evidence(file.evidence(), thumbnails);
        notes(file.colleagueNotes());
        timeline(file.timeline());
    }

    private void glance() {
        facts();
        fact("标题", "Title", safe(file.title()));
        fact("状态", "Status", both(file.status()) + (file.ending() == null ? "" : " · " + both(file.ending())));
        fact(
                "类别 / 种类",
                "Category, kind",
                both(file.category()) + " / " + both(file.kind()) + " / " + both(file.scope()));
        fact("村·社区", "Village", both(file.village()) + (file.grid() == null ? "" : "<br/>" + both(file.grid())));
        fact("地点", "Place", safe(file.place()));
        fact("受益户数", "Households", String.valueOf(file.households()));
        fact(
                "紧急 / 特困 / 三留守",
                "Urgent, hardship, left behind",
                yes(file.urgent()) + " / " + yes(file.hardship()) + " / "
                        + (file.leftBehind() == null ? "无 none" : both(file.leftBehind())));
        fact("登记 / 渠道", "Registered, channel", safe(file.registeredOn()) + " / " + both(file.channel()));
        fact("反映人", "Reporter", reporter());
        if (file.responsible() != null) {
            fact("承办单位", "Delivered by", both(file.responsible()));
        }
        if (file.promisedOn() != null) {
            fact("承诺日期", "Promised for", safe(file.promisedOn()));
        }
        if (file.extensionTo() != null) {
            fact("申请延至", "Extension asked until", safe(file.extensionTo()));
        }
        if (file.closedOn() != null) {
            fact("办结日期", "Closed on", safe(file.closedOn()));
        }
        if (file.rating() != null) {
            fact("评价", "Rating", both(file.rating()));
        }
        if (file.planYear() != null) {
            fact("列入计划", "Planned for", String.valueOf(file.planYear()));
        }
        if (file.mergedInto() != null) {
            fact("并入", "Merged into", safe(file.mergedInto()));
        }
        end();
    }

    private String reporter() {
        Contact shown = contact == null ? file.reporter() : contact;
        if (shown == null) {
            return "匿名 anonymous";
        }
        String words = safe(shown.name());
        if (shown.phone() != null) {
            words += " · " + safe(shown.phone());
        }
        if (shown.email() != null) {
            words += " · " + safe(shown.email());
        }
        return words + (contact == null ? " <span class=\"en\">（已隐去 masked）</span>" : "");
    }

    private void texts() {
        heading("群众的话", "In the resident's words");
        paragraph(file.description());
        if (file.answer() != null) {
            heading("公开答复", "Public answer");
            paragraph(file.answer());
        }
    }

    private void ladder() {
        heading("经过哪些层级", "Levels that held it");
        table("层级 Level", "单位 Unit", "承办 Delivers", "自 Since", "至 Until", "工作日 Working days");
        for (CaseFile.Stay stay : file.ladder()) {
            row(
                    both(stay.level()),
                    both(stay.unit()),
                    stay.responsible() == null ? "" : both(stay.responsible()),
                    safe(stay.since()),
                    stay.until() == null ? "至今 today" : safe(stay.until()),
                    String.valueOf(stay.days()));
        }
        end();
    }

    private void deadlines() {
        if (file.deadlines().isEmpty()) {
            return;
        }
        heading("各步期限", "Deadlines");
        table("步骤 Step", "起 From", "止 Due", "结果 Outcome");
        for (CaseFile.DeadlineLine line : file.deadlines()) {
            row(
                    both(line.step()) + "<br/><span class=\"how\">" + both(line.explanation()) + "</span>",
                    safe(line.from()),
                    safe(line.due()) + (line.provisional() ? "<br/>暂定 provisional" : ""),
                    both(line.outcomeText())
                            + (line.endedAt() == null
                                    ? ""
                                    : "<br/><span class=\"how\">" + safe(line.endedAt()) + "</span>")
                            + (line.endedBy() == null
                                    ? ""
                                    : " <span class=\"how\">" + both(line.endedBy()) + "</span>"));
        }
        end();
    }

    private void promises() {
        if (file.promises().isEmpty()) {
            return;
        }
        heading("承诺、延期与督办", "Promises, extension, supervision");
        table("时间 When", "事项 What", "日期 Day", "单位 Unit");
        for (CaseFile.Promise promise : file.promises()) {
            row(
                    safe(promise.at()),
                    both(promise.what()) + said(promise.note()),
                    safe(promise.day()),
                    promise.unit() == null ? both(promise.by()) : both(promise.unit()));
        }
        end();
    }

    private void votes() {
        if (file.votes().isEmpty()) {
            return;
        }
        heading("议定会", "Screening meetings");
        table("会议 Meeting", "应到 / 法定 / 实到 Members, quorum, present", "表决 Vote", "结果 Outcome");
        for (CaseFile.Voted vote : file.votes()) {
            row(
                    safe(vote.meeting()) + "<br/>" + safe(vote.at()) + " " + safe(vote.venue()),
                    vote.representatives() + " / " + vote.quorum() + " / " + vote.present(),
                    both(vote.how()),
                    both(vote.outcome()));
        }
        end();
    }

    private void posting() {
        if (file.posting() == null && file.formerPostings().isEmpty()) {
            return;
        }
        heading("公示（群众看到的）", "Posted, as the public saw it");
        if (file.posting() != null) {
            posted(file.posting());
        }
        if (!file.formerPostings().isEmpty()) {
            heading("以前的公示", "Earlier postings");
            file.formerPostings().forEach(this::posted);
        }
    }

    private void posted(CaseFile.Posting posted) {
        facts();
        fact("公示期", "Time", safe(posted.from()) + " – " + (posted.until() == null ? "" : safe(posted.until())));
        fact("类别", "Category", both(posted.category()));
        fact("标题", "Title", safe(posted.title()));
        fact("内容", "Text", lines(posted.text()));
        fact("地点", "Place", safe(posted.place()));
        fact("反映人", "Reporter", safe(posted.reporter()));
        end();
    }

    private void objections() {
        if (file.objections().isEmpty()) {
            return;
        }
        heading("异议与答复", "Objections and answers");
        table("时间 When", "异议 Objection", "结果 Outcome", "答复 Answer");
        for (CaseFile.Objected said : file.objections()) {
            row(
                    safe(said.at()),
                    lines(said.text()),
                    said.upheld() == null ? "待答复 unanswered" : said.upheld() ? "成立 upheld" : "不成立 dismissed",
                    lines(said.answer()));
        }
        end();
    }

    private void others() {
        others("已并入本件", "Merged into this need", file.merged());
        others("可能重复", "Likely duplicates", file.duplicates());
    }

    private void others(String zh, String en, List<CaseFile.Other> needs) {
        if (needs.isEmpty()) {
            return;
        }
        heading(zh, en);
        table("编号 Number", "标题 Title", "状态 Status");
        needs.forEach(other -> row(safe(other.number()), safe(other.title()), both(other.status())));
        end();
    }
}
