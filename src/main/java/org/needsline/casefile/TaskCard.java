package org.needsline.casefile;

import org.jspecify.annotations.Nullable;
import org.needsline.access.ListedTotal;
import org.needsline.wording.Bilingual;

/**
 * What the task list shows of a case.
 *
 * @param number number of the case
 * @param title official title, item of a request; null before triage
 * @param category category of a need
 * @param village village of a need
 * @param unit department that files a request, community that reports unadmitted work
 * @param urgent urgent; for a request an emergency
 * @param holder role and unit that hold the task, by their group; null for those who hold it themselves, and for a need
 * @param total the total clock of a request; null while there is nothing to say of it
 */
record TaskCard(
        String number,
        @Nullable String title,
        @Nullable Bilingual category,
        CaseFile.@Nullable UnitName village,
        CaseFile.@Nullable UnitName unit,
        boolean urgent,
        CaseFile.@Nullable UnitName holder,
        @Nullable ListedTotal total) {}
