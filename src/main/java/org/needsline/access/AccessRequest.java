package org.needsline.access;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A request as it stands: a row of {@code access_request}. Money is yuan, workload person-days, each a year and community. */
public record AccessRequest(
        String number,
        String district,
        String department,
        String item,
        @Nullable AccessKind kind,
        @Nullable String legalBasis,
        @Nullable String reason,
        @Nullable String powers,
        @Nullable BigDecimal staff,
        @Nullable BigDecimal money,
        @Nullable BigDecimal workload,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean emergency,
        @Nullable String responseNumber,
        @Nullable String refersTo,
        @Nullable String legacyNumber,
        AccessStatus status,
        String openedBy,
        Instant openedAt,
        @Nullable Instant filedAt,
        @Nullable Instant completeAt,
        @Nullable Instant totalDueAt,
        @Nullable String missing,
        @Nullable Instant consultUntil,
        @Nullable LegalOpinion legalOpinion,
        @Nullable String legalNote,
        @Nullable FundingOpinion fundingOpinion,
        @Nullable String fundingNote,
        @Nullable Verdict proposal,
        @Nullable String proposalZh,
        @Nullable String proposalEn,
        @Nullable Verdict recommendation,
        @Nullable String recommendationNote,
        @Nullable Verdict decision,
        @Nullable String decisionNote,
        @Nullable Instant decidedAt,
        int decidedTimes,
        @Nullable Instant emergencyUntil,
        @Nullable Instant postedAt,
        @Nullable Instant postedUntil,
        @Nullable String postedWhere,
        @Nullable Instant signedAt,
        @Nullable String agreement,
        @Nullable LocalDate runsFrom,
        @Nullable LocalDate expiresOn,
        @Nullable AccessEnding ending,
        @Nullable Instant endedAt) {

    static final String COLUMNS =
            "r.number, r.district, r.department, r.item, r.kind, r.legal_basis, r.reason, r.powers, r.staff, r.money, r.workload, r.starts_on, r.ends_on, r.emergency, r.response_number, r.refers_to, r.legacy_number, r.status, r.opened_by, r.opened_at, r.filed_at, r.complete_at, r.total_due_at, r.missing, r.consult_until, r.legal_opinion, r.legal_note, r.funding_opinion, r.funding_note, r.proposal, r.proposal_zh, r.proposal_en, r.recommendation, r.recommendation_note, r.decision, r.decision_note, r.decided_at, r.decided_times, r.emergency_until, r.posted_at, r.posted_until, r.posted_where, r.signed_at, r.agreement, r.runs_from, r.expires_on, r.ending, r.ended_at";

    static AccessRequest of(ResultSet row) throws SQLException {
        return new AccessRequest(
                row.getString("number"),
                row.getString("district"),
                row.getString("department"),
                row.getString("item"),
                word(AccessKind.class, row.getString("kind"), "事项类型", "kind"),
                row.getString("legal_basis"),
                row.getString("reason"),
                row.getString("powers"),
                row.getBigDecimal("staff"),
                row.getBigDecimal("money"),
                row.getBigDecimal("workload"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("emergency"),
                row.getString("response_number"),
                row.getString("refers_to"),
                row.getString("legacy_number"),
                Coded.of(AccessStatus.class, row.getString("status"), "状态", "status"),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "filed_at"),
                instant(row, "complete_at"),
                instant(row, "total_due_at"),
                row.getString("missing"),
                instant(row, "consult_until"),
                word(LegalOpinion.class, row.getString("legal_opinion"), "合法性意见", "legal opinion"),
                row.getString("legal_note"),
                word(FundingOpinion.class, row.getString("funding_opinion"), "经费意见", "funding opinion"),
                row.getString("funding_note"),
                word(Verdict.class, row.getString("proposal"), "建议", "proposal"),
                row.getString("proposal_zh"),
                row.getString("proposal_en"),
                word(Verdict.class, row.getString("recommendation"), "会审意见", "recommendation"),
                row.getString("recommendation_note"),
                word(Verdict.class, row.getString("decision"), "决定", "decision"),
                row.getString("decision_note"),
                instant(row, "decided_at"),
                row.getInt("decided_times"),
                instant(row, "emergency_until"),
                instant(row, "posted_at"),
                instant(row, "posted_until"),
                row.getString("posted_where"),
                instant(row, "signed_at"),
                row.getString("agreement"),
                row.getObject("runs_from", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                word(AccessEnding.class, row.getString("ending"), "结局", "ending"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static <E extends Enum<E> & Coded> @Nullable E word(
            Class<E> words, @Nullable String code, String zh, String en) {
        return code == null ? null : Coded.of(words, code, zh, en);
    }

    /**
     * Whether it is signed and has not ended. An emergency is not running while it is only provisional: its communities say in the review
     * whether they want out (ADR 51).
     */
    public boolean running() {
        return status == AccessStatus.RUNNING || status == AccessStatus.EVALUATING;
    }

    public boolean over() {
        return status == AccessStatus.CLOSED || status == AccessStatus.ENDING;
    }
}
