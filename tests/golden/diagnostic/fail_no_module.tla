\* run: check %s
\* exit: 150
There is text here, but no module.
