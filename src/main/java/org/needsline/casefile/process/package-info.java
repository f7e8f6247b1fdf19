/** Tasks and task lists: what the case file asks the engine. */
@NullMarked
package org.needsline.casefile.process;

import org.jspecify.annotations.NullMarked;
