/** The score ledger: entries are never changed, only reversed. */
@NullMarked
package org.needsline.scoring;

import org.jspecify.annotations.NullMarked;
