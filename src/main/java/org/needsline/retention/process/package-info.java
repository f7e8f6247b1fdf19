/** What the engine has written down about a case, and how it is removed. */
@NullMarked
package org.needsline.retention.process;

import org.jspecify.annotations.NullMarked;
