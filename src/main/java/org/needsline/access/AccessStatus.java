package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Where a request stands. */
public enum AccessStatus implements Coded {
    DRAFT("draft", "待申报", "To be filed"),
    CHECKING("checking", "受理审查", "Being checked"),
    SUPPLEMENTING("supplementing", "待补正", "To be supplemented"),
    REVIEWING("reviewing", "审核中", "Under review"),
    JOINT_REVIEW("jointReview", "联席会审", "In joint review"),
    DECIDING("deciding", "待审批", "To be decided"),
    ADMITTED("admitted", "待公示", "Admitted, to be posted"),
    POSTED("posted", "公示中", "Posted"),
    SIGNING("signing", "待签约", "To be signed"),
    RUNNING("running", "已准入", "Admitted and running"),
    EVALUATING("evaluating", "评估中", "Being evaluated"),
    ENDING("ending", "办结中", "Ending"),
    CLOSED("closed", "已结束", "Ended");

    private final String code;
    private final Bilingual label;

    AccessStatus(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Bilingual label() {
        return label;
    }
}
