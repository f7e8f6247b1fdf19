/** The sending of messages in the engine. */
@NullMarked
package org.needsline.notification.process;

import org.jspecify.annotations.NullMarked;
