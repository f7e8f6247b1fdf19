/** What managers watch: which unit lets people wait, and where; cut to their own unit and below. */
@NullMarked
package org.needsline.monitoring;

import org.jspecify.annotations.NullMarked;
