/** What the engine tells of the steps that people take. */
@NullMarked
package org.needsline.monitoring.process;

import org.jspecify.annotations.NullMarked;
